window.YTD.block.part0 = [
  {
    "blocking": {
      "accountId": "1400000000000000001",
      "userLink": "https://twitter.com/intent/user?user_id=1400000000000000001"
    }
  }
]
