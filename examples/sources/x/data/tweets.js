window.YTD.tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1810000000000000003"
          ],
          "editableUntil": "2026-10-13T21:00:00",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://example.org\" rel=\"nofollow\">X for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Sam Osei",
            "screen_name": "sam_osei_ex",
            "indices": [
              "0",
              "8"
            ],
            "id_str": "1500000000039595655",
            "id": "1500000000039595655"
          },
          {
            "name": "Priya Raman",
            "screen_name": "priya_raman_ex",
            "indices": [
              "0",
              "8"
            ],
            "id_str": "1500000000007919131",
            "id": "1500000000007919131"
          },
          {
            "name": "Theo Grant",
            "screen_name": "theo_grant_ex",
            "indices": [
              "0",
              "8"
            ],
            "id_str": "1500000000015838262",
            "id": "1500000000015838262"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "79"
      ],
      "favorite_count": "3",
      "id_str": "1810000000000000003",
      "truncated": false,
      "retweet_count": "0",
      "id": "1810000000000000003",
      "created_at": "Tue Oct 13 21:00:00 +0000 2026",
      "favorited": false,
      "full_text": "Full house for forecasts, thank you @sam_osei_ex @priya_raman_ex @theo_grant_ex",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1810000000000000002"
          ],
          "editableUntil": "2026-10-26T08:30:00",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://example.org\" rel=\"nofollow\">X for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Hanna Berg",
            "screen_name": "hanna_berg_ex",
            "indices": [
              "0",
              "8"
            ],
            "id_str": "1500000000071272179",
            "id": "1500000000071272179"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "36"
      ],
      "favorite_count": "3",
      "id_str": "1810000000000000002",
      "truncated": false,
      "retweet_count": "0",
      "id": "1810000000000000002",
      "created_at": "Mon Oct 26 08:30:00 +0000 2026",
      "favorited": false,
      "full_text": "Read @hanna_berg_ex on the old docks",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1810000000000000001"
          ],
          "editableUntil": "2026-08-30T18:00:00",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://example.org\" rel=\"nofollow\">X for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [
          {
            "name": "Zoë Marchand",
            "screen_name": "zoe_marchand_ex",
            "indices": [
              "0",
              "8"
            ],
            "id_str": "1500000000031676524",
            "id": "1500000000031676524"
          },
          {
            "name": "Sam Osei",
            "screen_name": "sam_osei_gdn_ex",
            "indices": [
              "0",
              "8"
            ],
            "id_str": "1500000000047514786",
            "id": "1500000000047514786"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "46"
      ],
      "favorite_count": "3",
      "id_str": "1810000000000000001",
      "truncated": false,
      "retweet_count": "0",
      "id": "1810000000000000001",
      "created_at": "Sun Aug 30 18:00:00 +0000 2026",
      "favorited": false,
      "full_text": "Regatta with @zoe_marchand_ex @sam_osei_gdn_ex",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1810000000000000000"
          ],
          "editableUntil": "2026-01-01T10:00:00",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://example.org\" rel=\"nofollow\">X for Android</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "17"
      ],
      "favorite_count": "3",
      "id_str": "1810000000000000000",
      "truncated": false,
      "retweet_count": "0",
      "id": "1810000000000000000",
      "created_at": "Thu Jan 01 10:00:00 +0000 2026",
      "favorited": false,
      "full_text": "A happy new year!",
      "lang": "en"
    }
  }
]
