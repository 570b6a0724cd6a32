import Testing

/// Exports as tools make them that no mapping is shipped for, and what is to come of them by a guess with two edits at most.
struct GuessedTool: Sendable {
  var name: String
  var lines: [String]
  /// What a person decides: what stands before the decision, and what is put in its place.
  var edits: [(String, String)] = []
  /// Fields of the row with this id.
  var id: String
  var gives: [String: String]
  /// What its rows are, and how many facts of that kind come of them; nil where `gives` says enough.
  var kind: String?
  var rows: Int?

  /// The mapping's text with what a person decides.
  func decided(_ yaml: String) throws -> String {
    var yaml = yaml
    for (place, answer) in edits {
      let line = try #require(yaml.firstRange(of: "\(place):"), "\(place) in \(yaml)")
      let rest = yaml[line.upperBound...]
      let start = try #require(rest.firstRange(of: "{decide: ["), "\(yaml)")
      let end = try #require(yaml[start.upperBound...].firstRange(of: "]}"))
      yaml.replaceSubrange(start.lowerBound..<end.upperBound, with: answer)
    }
    return yaml
  }

  static let all = named + others

  private static let named: [GuessedTool] = [
    GuessedTool(
      name: "Freshdesk",
      lines: [
        "Ticket ID,Subject,Status,Priority,Source,Type,Agent,Group,Created time,Due by Time,Resolved time,Closed time,Last updated time,Initial response time,Agent interactions,Customer interactions,Resolution status,First response status,Tags,Survey results,Company Name,Full name,Email",
        "1201,Cannot log in,Open,Urgent,Email,Problem,Ada Lin,Support,2026-11-23 09:00:00,2026-11-24 09:00:00,,,2026-11-23 09:30:00,2026-11-23 09:20:00,1,1,,Within SLA,vip,,Nordlicht GmbH,Ann,ann@n.example",
        "1202,Invoice wrong,Resolved,Low,Portal,Question,Bo Ek,Billing,2026-11-20 10:00:00,2026-11-24 09:00:00,2026-11-21 10:00:00,,2026-11-21 10:00:00,2026-11-20 11:00:00,2,1,Within SLA,Within SLA,,Extremely Happy,Volt Labs,Bea,bea@v.example",
        "1203,Slow,Waiting on Customer,Medium,Phone,Problem,Ada Lin,Support,2026-11-22 10:00:00,2026-11-24 09:00:00,,,2026-11-22 12:00:00,,0,1,,,,,Volt Labs,Bea,bea@v.example",
      ], id: "T-1202",
      gives: [
        "customer": "C2", "subject": "Invoice wrong", "category": "Question", "channel": "Portal",
        "created": "2026-11-20T10:00:00Z", "outside_id": "1202",
      ]),
    GuessedTool(
      name: "Intercom",
      lines: [
        "Company name,Company ID,Last seen,Signed up,Users,Monthly Spend,Plan,Industry,Company size,Web sessions",
        "Nordlicht GmbH,nl-77,2026-11-20,2024-03-14,35,1200.50,Pro,Software,120,88",
        "Volt Labs,vl-78,2026-11-21,2023-01-02,210,5400,Enterprise,Banking,2200,1099",
      ], edits: [("amounts", "USD")], id: "vl-78",
      gives: [
        "name": "Volt Labs", "tier": "enterprise", "industry": "financial", "size": "large", "signed_up": "2023-01-02",
        "monthly_revenue": "5400", "seats": "210",
      ]),
    GuessedTool(
      name: "Jira SM",
      lines: [
        "Summary,Issue key,Issue id,Issue Type,Status,Project key,Priority,Resolution,Assignee,Reporter,Created,Updated,Resolved,Organizations,Comment,Comment",
        "VPN gone,SUP-7,10007,[System] Incident,Waiting for support,SUP,Highest,,ada,ann,23/Nov/26 9:05 AM,23/Nov/26 10:00 AM,,Nordlicht GmbH,first,second",
        "Mail slow,SUP-8,10008,[System] Service request,Done,SUP,Low,Done,bo,bea,20/Nov/26 9:05 AM,21/Nov/26 4:00 PM,21/Nov/26 3:30 PM,Volt Labs,,",
      ], id: "SUP-8",
      gives: [
        "customer": "C2", "subject": "Mail slow", "created": "2026-11-20T09:05:00Z",
        "category": "[System] Service request",
      ]),
    GuessedTool(
      name: "Pipedrive",
      lines: [
        "Organization - ID;Organization - Name;Organization - Owner;Organization - Label;Organization - Organization created;Organization - Annual revenue;Organization - Number of employees;Organization - Address",
        "11;Nordlicht GmbH;Mira Okafor;Customer;14.03.2024 10:22:00;1.200.000,50;120;Berlin",
        "12;Volt Labs;Lee Ek;Hot lead;31.01.2023 09:00:00;25.000,00;12;Ghent",
      ],
      edits: [("otherwise", "starter"), ("signed_up", "Organization - Organization created")],
      id: "C-11",
      gives: [
        "name": "Nordlicht GmbH", "owner": "Mira Okafor", "size": "medium", "signed_up": "2024-03-14",
        "tier": "starter",
      ]),
    GuessedTool(
      name: "Zoho CRM",
      lines: [
        "Record Id,Account Name,Account Owner,Account Type,Industry,Annual Revenue,Employees,Created Time,Rating",
        "zcrm_5770001,Nordlicht GmbH,Mira Okafor,Customer,Technology,\"$ 1,200,000\",120,\"Mar 14, 2024 10:22 AM\",",
        "zcrm_5770002,Volt Labs,Lee Ek,Customer,Manufacturing,\"$ 90,000\",9,\"Jan 31, 2023 9:00 AM\",",
      ], edits: [("otherwise", "starter"), ("signed_up", "Created Time")],
      id: "zcrm_5770002",
      gives: [
        "name": "Volt Labs", "industry": "manufacturing", "size": "small", "signed_up": "2023-01-31", "owner": "Lee Ek",
      ]),
    GuessedTool(
      name: "Gainsight",
      lines: [
        "Name,GSID,CSM,ARR,Renewal Date,Original Contract Date,Employees,Industry,Stage,Segment",
        "Nordlicht GmbH,1P01,Mira Okafor,120000,3/4/2027,3/4/2024,120,Technology,Adoption,Mid-Market",
        "Volt Labs,1P02,Lee Ek,24000,5/6/2027,5/6/2023,2200,Banking,Onboarding,Enterprise",
      ], edits: [("dates", "month first"), ("amounts", "USD")], id: "1P01",
      gives: [
        "name": "Nordlicht GmbH", "owner": "Mira Okafor", "monthly_revenue": "10000", "renews": "2027-03-04",
        "signed_up": "2024-03-04", "tier": "professional", "lifecycle": "active",
      ]),
    GuessedTool(
      name: "ChurnZero",
      lines: [
        "Account Name,Account External Id,CSM,Total Contract Amount,Start Date,Next Renewal Date,License Count,Is Active",
        "Nordlicht GmbH,SF-001,Mira Okafor,\"$120,000.00\",01/15/2024,01/15/2027,\"1,200\",True",
        "Volt Labs,SF-002,Lee Ek,\"$6,000.00\",02/28/2023,02/28/2027,20,True",
      ],
      edits: [("tier", "{constant: starter}"), ("signed_up", "Start Date")], id: "SF-001",
      gives: [
        "name": "Nordlicht GmbH", "signed_up": "2024-01-15", "seats": "1200",
      ]),
    GuessedTool(
      name: "Totango",
      lines: [
        "Account ID,Account Name,Status,Contract Value,Contract renewal date,Create date,Success Manager,Licenses,Health",
        "77,Nordlicht GmbH,Paying,12000,2027-01-15,2024-01-15,Mira Okafor,120,Good",
        "78,Volt Labs,Canceled,6000,2027-02-28,2023-02-28,Lee Ek,20,Poor",
      ],
      edits: [
        ("tier", "{constant: starter}"), ("amounts", "EUR per year"),
      ], id: "C-77",
      gives: [
        "name": "Nordlicht GmbH", "monthly_revenue": "1000", "renews": "2027-01-15", "owner": "Mira Okafor",
        "seats": "120",
      ]),
    GuessedTool(
      name: "Planhat",
      lines: [
        #"[{"_id": "5f1", "externalId": "SF-001", "name": "Nordlicht GmbH", "owner": {"nickName": "Mira"}, "phase": "Onboarding", "mrr": 3800, "renewalDate": "2027-03-14T00:00:00.000Z", "customerFrom": "2024-03-14T00:00:00.000Z", "usage": {"seats": 20}, "tags": ["a", "b"]},"#,
        #" {"_id": "5f2", "externalId": "SF-002", "name": "Volt Labs", "phase": "Live", "mrr": 99.5, "renewalDate": null, "customerFrom": "2023-01-31T00:00:00.000Z"}]"#,
      ],
      edits: [
        ("tier", "{constant: starter}"), ("amounts", "EUR"),
      ], id: "SF-001",
      gives: [
        "name": "Nordlicht GmbH", "monthly_revenue": "3800", "currency": "EUR", "signed_up": "2024-03-14",
        "lifecycle": "onboarding",
      ]),
    GuessedTool(
      name: "Vitally",
      lines: [
        "Accounts of November,,,,,,,", ",,,,,,,",
        "Name,Account ID,CSM,MRR,Next Renewal Date,Customer Since,Seats,Churned At",
        "Nordlicht GmbH,v1,Mira Okafor,€3.800,14-Mar-2027,14-Mar-2024,20,",
        "Volt Labs,v2,Lee Ek,\"€12.400,50\",31-Jan-2027,31-Jan-2023,5,30-Sep-2026",
        "Total,,,\"€16.200,50\",,,,",
      ],
      edits: [
        ("tier", "{constant: starter}")
      ], id: "v2",
      gives: [
        "name": "Volt Labs", "monthly_revenue": "12400.50", "currency": "EUR", "lifecycle": "churned",
        "churned": "2026-09-30",
      ]),
    GuessedTool(
      name: "Help Scout",
      lines: [
        "Number,Subject,Customer Name,Customer Email,Company,Status,Assigned to,Created,Modified,Closed,Tags,Mailbox,First Response Time",
        "501,Cannot log in,Ann,ann@n.example,Nordlicht GmbH,active,Ada Lin,\"Nov 23, 2026 9:00 AM\",\"Nov 23, 2026 9:40 AM\",,vip,Support,20m",
        "502,Invoice wrong,Bea,bea@v.example,Volt Labs,closed,Bo Ek,\"Nov 20, 2026 10:00 AM\",\"Nov 21, 2026 10:00 AM\",\"Nov 21, 2026 10:00 AM\",,Billing,1h 5m",
      ],
      edits: [
        ("severity", "{constant: medium}")
      ], id: "T-502",
      gives: ["customer": "C2", "subject": "Invoice wrong", "category": "Billing", "created": "2026-11-20T10:00:00Z"]),
    GuessedTool(
      name: "Front",
      lines: [
        #"{"_pagination": {"next": null}, "_results": [{"id": "cnv_1", "subject": "Cannot log in", "status": "assigned", "assignee": {"email": "ada@x.example"}, "created_at": 1795424400.123, "account": {"name": "Nordlicht GmbH"}, "priority": "high"},"#,
        #"{"id": "cnv_2", "subject": "Invoice", "status": "archived", "assignee": null, "created_at": 1795165200, "updated_at": 1795251600, "account": {"name": "Volt Labs"}, "priority": "low"}]}"#,
      ], id: "cnv_2", gives: ["customer": "C2", "subject": "Invoice", "created": "2026-11-20T09:00:00Z"]),
    GuessedTool(
      name: "contacts of a CRM",
      lines: [
        "Record ID,First Name,Last Name,Email,Job Title,Associated Company,Phone",
        "1,Ann,Lin,ann@n.example,CTO,Nordlicht GmbH,1",
        "2,Bea,Ek,bea@v.example,Buyer,Volt Labs,2",
      ], id: "P-2", gives: ["customer": "C2", "name": "Bea Ek", "email": "bea@v.example", "role": "Buyer"]),
    GuessedTool(
      name: "a survey",
      lines: [
        "Response ID,Company,NPS Score,Comment,Responded At", "9,Nordlicht GmbH,10,Great,2026-11-20",
        "10,Volt Labs,3,Slow,2026-11-21",
      ], id: "S-10", gives: ["customer": "C2", "survey": "nps", "score": "3"]),
  ]
}
