window.YTD.following.part0 = [
  {
    "following": {
      "accountId": "1500000000007919131",
      "userLink": "https://twitter.com/intent/user?user_id=1500000000007919131"
    }
  },
  {
    "following": {
      "accountId": "1500000000015838262",
      "userLink": "https://twitter.com/intent/user?user_id=1500000000015838262"
    }
  },
  {
    "following": {
      "accountId": "1500000000023757393",
      "userLink": "https://twitter.com/intent/user?user_id=1500000000023757393"
    }
  },
  {
    "following": {
      "accountId": "1500000000031676524",
      "userLink": "https://twitter.com/intent/user?user_id=1500000000031676524"
    }
  },
  {
    "following": {
      "accountId": "1500000000039595655",
      "userLink": "https://twitter.com/intent/user?user_id=1500000000039595655"
    }
  },
  {
    "following": {
      "accountId": "1500000000047514786",
      "userLink": "https://twitter.com/intent/user?user_id=1500000000047514786"
    }
  },
  {
    "following": {
      "accountId": "1500000000063353048",
      "userLink": "https://twitter.com/intent/user?user_id=1500000000063353048"
    }
  },
  {
    "following": {
      "accountId": "1500000000071272179",
      "userLink": "https://twitter.com/intent/user?user_id=1500000000071272179"
    }
  }
]
