window.YTD.follower.part0 = [
  {
    "follower": {
      "accountId": "1500000000007919131",
      "userLink": "https://twitter.com/intent/user?user_id=1500000000007919131"
    }
  },
  {
    "follower": {
      "accountId": "1500000000015838262",
      "userLink": "https://twitter.com/intent/user?user_id=1500000000015838262"
    }
  },
  {
    "follower": {
      "accountId": "1500000000031676524",
      "userLink": "https://twitter.com/intent/user?user_id=1500000000031676524"
    }
  },
  {
    "follower": {
      "accountId": "1500000000039595655",
      "userLink": "https://twitter.com/intent/user?user_id=1500000000039595655"
    }
  },
  {
    "follower": {
      "accountId": "1500000000047514786",
      "userLink": "https://twitter.com/intent/user?user_id=1500000000047514786"
    }
  },
  {
    "follower": {
      "accountId": "1500000000055433917",
      "userLink": "https://twitter.com/intent/user?user_id=1500000000055433917"
    }
  },
  {
    "follower": {
      "accountId": "1500000000071272179",
      "userLink": "https://twitter.com/intent/user?user_id=1500000000071272179"
    }
  },
  {
    "follower": {
      "accountId": "1500000000079191310",
      "userLink": "https://twitter.com/intent/user?user_id=1500000000079191310"
    }
  }
]
