window.YTD.direct_messages_group.part0 = [
  {
    "dmConversation": {
      "conversationId": "1600000000000000007",
      "messages": [
        {
          "messageCreate": {
            "reactions": [],
            "urls": [],
            "text": "The room was full!",
            "mediaUrls": [],
            "senderId": "1500000000000000000",
            "id": "1700000000000000103",
            "createdAt": "2026-10-14T07:10:00.000Z",
            "editHistory": []
          }
        },
        {
          "messageCreate": {
            "reactions": [],
            "urls": [],
            "text": "Great evening.",
            "mediaUrls": [],
            "senderId": "1500000000079191310",
            "id": "1700000000000000102",
            "createdAt": "2026-10-14T07:05:00.000Z",
            "editHistory": []
          }
        },
        {
          "messageCreate": {
            "reactions": [],
            "urls": [],
            "text": "Thank you all.",
            "mediaUrls": [],
            "senderId": "1500000000007919131",
            "id": "1700000000000000101",
            "createdAt": "2026-10-14T07:00:00.000Z",
            "editHistory": []
          }
        },
        {
          "joinConversation": {
            "initiatingUserId": "1500000000007919131",
            "participantsSnapshot": [
              "1500000000007919131",
              "1500000000079191310",
              "1500000000000000000"
            ],
            "createdAt": "2026-10-14T06:59:00.000Z"
          }
        }
      ]
    }
  }
]
