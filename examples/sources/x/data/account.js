window.YTD.account.part0 = [
  {
    "account": {
      "email": "maya.lind@example.org",
      "createdVia": "web",
      "username": "maya_lind_ex",
      "accountId": "1500000000000000000",
      "createdAt": "2025-01-10T08:00:00.000Z",
      "accountDisplayName": "Maya Lind"
    }
  }
]
