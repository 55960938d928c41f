window.YTD.direct_messages.part0 = [
  {
    "dmConversation": {
      "conversationId": "1500000000000000000-1500000000015838262",
      "messages": [
        {
          "messageCreate": {
            "recipientId": "1500000000000000000",
            "reactions": [],
            "urls": [],
            "text": "Thank you for the kind words.",
            "mediaUrls": [],
            "senderId": "1500000000015838262",
            "id": "1700000000000000012",
            "createdAt": "2026-07-09T06:00:12.001Z",
            "editHistory": []
          }
        },
        {
          "messageCreate": {
            "recipientId": "1500000000015838262",
            "reactions": [],
            "urls": [],
            "text": "I wrote you a recommendation.",
            "mediaUrls": [],
            "senderId": "1500000000000000000",
            "id": "1700000000000000011",
            "createdAt": "2026-07-08T19:30:00.450Z",
            "editHistory": []
          }
        }
      ]
    }
  },
  {
    "dmConversation": {
      "conversationId": "1500000000000000000-1500000000039595655",
      "messages": [
        {
          "messageCreate": {
            "recipientId": "1500000000039595655",
            "reactions": [],
            "urls": [],
            "text": "Title for your talk?",
            "mediaUrls": [],
            "senderId": "1500000000000000000",
            "id": "1700000000000000022",
            "createdAt": "2026-09-20T20:11:00.000Z",
            "editHistory": []
          }
        },
        {
          "messageCreate": {
            "recipientId": "1500000000000000000",
            "reactions": [],
            "urls": [],
            "text": "What do you need from me?",
            "mediaUrls": [],
            "senderId": "1500000000039595655",
            "id": "1700000000000000021",
            "createdAt": "2026-09-20T20:02:00.000Z",
            "editHistory": []
          }
        }
      ]
    }
  },
  {
    "dmConversation": {
      "conversationId": "1500000000000000000-1500000000063353048",
      "messages": [
        {
          "messageCreate": {
            "recipientId": "1500000000063353048",
            "reactions": [],
            "urls": [],
            "text": "Have you ten minutes tomorrow?",
            "mediaUrls": [],
            "senderId": "1500000000000000000",
            "id": "1700000000000000031",
            "createdAt": "2026-02-28T09:00:00.000Z",
            "editHistory": []
          }
        }
      ]
    }
  }
]
