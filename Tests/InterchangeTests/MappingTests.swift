import CustomerSuccess
import Foundation
import Framework
import Interchange
import Testing

@Suite struct MappingTests {
  private static let accounts = """
    account_id,account_name,industry,country,signup_date,plan_tier,seats,is_trial,churn_flag
    A-1,One,HealthTech,US,2024-01-10,Basic,9,False,False
    A-2,Two,FinTech,UK,2024-02-10,Enterprise,80,False,True
    A-3,Three,EdTech,DE,2024-03-10,Pro,30,True,True
    A-4,Four,Farming,DE,2024-03-10,Pro,30,True,False

    """
  private static let churn = """
    churn_event_id,account_id,churn_date
    E-1,A-2,2024-05-01
    E-2,A-2,2024-07-01
    E-3,A-1,2024-06-01

    """
  private static let subscriptions = """
    subscription_id,account_id,start_date,end_date,mrr_amount
    S-1,A-1,2024-01-10,,100.10
    S-2,A-1,2024-02-10,,0.20
    S-3,A-1,2024-02-10,2024-03-01,500

    """
  private static let tickets = """
    ticket_id,account_id,submitted_at,closed_at,resolution_time_hours,priority,first_response_time_minutes,satisfaction_score,escalation_flag
    T-1,A-1,2024-02-01,2024-02-01 03:00:00,3.0,urgent,30,4.0,True
    T-2,A-1,2024-02-01,2024-02-01 01:00:00,1.0,low,90,,False
    T-3,A-1,2024-02-02,2024-02-01 01:00:00,1.0,low,1,,False
    T-4,A-9,2024-02-01,2024-02-01 01:00:00,1.0,low,1,,False
    T-5,A-1,2024-01-01,2024-02-01 01:00:00,1.0,high,1,,False
    T-6,A-1,2024-02-01,,,medium,1,3.5,False
    T-1,A-1,2024-02-01,2024-02-01 03:00:00,3.0,urgent,30,4.0,True

    """

  private func options() throws -> ImportOptions {
    ImportOptions(mapping: try MappingLibrary().mapping(named: "ravenstack"))
  }

  @Test func readsAnotherToolsFilesAndCountsWhatItCannotUse() throws {
    let target = MemoryTarget()
    let report = try target.take(
      [("t.csv", Self.tickets), ("a.csv", Self.accounts), ("c.csv", Self.churn), ("s.csv", Self.subscriptions)],
      options: options())
    #expect(report.counts[.customers] == .init(added: 3))
    #expect(report.counts[.tickets] == .init(added: 3))
    guard case .customer(let one)? = target.all[.customer("A-1")],
      case .customer(let two)? = target.all[.customer("A-2")],
      case .customer(let three)? = target.all[.customer("A-3")]
    else {
      Issue.record("customers are missing")
      return
    }
    #expect(one.tier == .starter && one.industry == .healthcare && one.size == .small && one.seats == 9)
    #expect(one.monthlyRevenue == Money(minorUnits: 10_030, currency: "USD"))
    #expect(one.lifecycle == .active)
    #expect(two.size == .enterprise && two.lifecycle == .churned && two.churned?.description == "2024-07-01")
    #expect(three.size == .large && three.lifecycle == .active)

    let customers = try #require(report.files.first { $0.role == "customers" })
    #expect(customers.rows == 4)
    #expect(
      customers.leftOut.count("industry: expected one of healthcare, financial, technology, manufacturing, other") == 1)
    #expect(customers.notices.count("flagged as churned without a date; kept as active") == 1)
    #expect(customers.notices.count("has churn events but is not flagged as churned; kept as active") == 1)
    #expect(customers.unusedColumns["country"] == "customers have no country")

    let tickets = try #require(report.files.first { $0.role == "tickets" })
    #expect(tickets.rows == 7)
    #expect(tickets.leftOut.total == 3 && tickets.used == 4)
    #expect(tickets.notices.count("another row of the same ticket is newer, and holds") == 1)
    #expect(tickets.leftOut.count("closed before it was submitted") == 1)
    #expect(tickets.leftOut.count("customer: expected the id of a customer in these files or in the database") == 1)
    #expect(tickets.leftOut.count("satisfaction: expected a whole number from 1 to 5") == 1)
    #expect(tickets.notices.count("first response later than the close; left empty") == 1)
    #expect(tickets.notices.count("submitted before the customer signed up") == 1)
    #expect(report.text.contains("left out: 1 × closed before it was submitted (first: t.csv:4)"))
  }

  @Test func saysWhichFilesAreMissing() throws {
    let report = try MemoryTarget().take(
      [("a.csv", Self.accounts), ("c.csv", Self.churn + "E-3,A-1,2024-06-01\n")], options: options())
    let accounts = try #require(report.files.first { $0.role == "customers" })
    #expect(accounts.notices.count("no file for lookup subscriptions; what comes from it is left empty") == 1)
    #expect(accounts.notices.count("no file for lookup churn; what comes from it is left empty") == 0)
    #expect(report.files.first { $0.role == "lookup churn" }?.leftOut.count("churn_event_id given twice") == 1)
  }

  /// The published export, when it lies beside the package.
  @Test func readsThePublishedExport() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data/ravenstack")
    guard FileManager.default.fileExists(atPath: folder.path) else {
      print("../shared/data/ravenstack is not there: the mapping was judged by the excerpt only")
      return
    }
    let sources = try ["support_tickets", "accounts", "subscriptions", "churn_events", "feature_usage"].map {
      try ImportSource(path: folder.appendingPathComponent("ravenstack_\($0).csv").path)
    }
    let target = MemoryTarget()
    let report = try target.take(sources, options: options())
    #expect(report.counts[.customers] == .init(added: 500))
    #expect(report.counts[.tickets] == .init(added: 2000))
    #expect(report.counts[.surveys] == .init(added: 1175))
    #expect(report.counts[.subscriptions] == .init(added: 5000))
    // The file that they come from completes the accounts too.
    guard case .customer(let one)? = target.all[.customer("A-00bed1")] else {
      Issue.record("the customer is missing")
      return
    }
    #expect(one.monthlyRevenue == Money(minorUnits: 3_350_600, currency: "USD"))
    let customers = try #require(report.files.first { $0.role == "customers" })
    let tickets = try #require(report.files.first { $0.role == "tickets" })
    #expect(customers.notices.count("flagged as churned without a date; kept as active") == 35)
    #expect(customers.notices.count("has churn events but is not flagged as churned; kept as active") == 277)
    #expect(tickets.notices.count("first response later than the close; left empty") == 36)
    #expect(tickets.notices.count("submitted before the customer signed up") == 1077)
    #expect(tickets.notices.count("no satisfaction score") == 825)
    let churned = target.all.values.filter {
      if case .customer(let fact) = $0 { fact.lifecycle == .churned } else { false }
    }
    #expect(churned.count == 75)
    let usage = try #require(report.files.first { $0.role == "lookup feature_usage" })
    #expect(usage.rows == 25_000 && usage.leftOut.count("usage_id given twice") == 21)
  }

  @Test(arguments: [
    ("name: x\nfiles: {a: {kind: gold, columns: [], fields: {}}}", "m.yaml:2: files.a.kind: found 'gold'"),
    (
      "name: x\nfiles: {a: {kind: learners, columns: [], fields: {id: i}}}",
      "m.yaml:2: files.a.fields: customer is missing"
    ),
    (
      "name: x\nfiles: {a: {kind: learners, columns: [], fields: {id: i, hue: x}}}",
      "m.yaml:2: files.a.fields.hue: no field of learners"
    ),
    ("name: x\nzone: Moon\nfiles: {}", "m.yaml:2: zone: found 'Moon', expected an IANA zone"),
    ("name: x\nfiles: {}\nsurprise: 1", "m.yaml:3: surprise: unknown key"),
    (
      "name: x\nfiles: {a: {kind: learners, columns: [], fields: {id: i, customer: c, name: {lookup: l, value: v, by: i}}}}",
      "m.yaml:2: files: no lookup 'l'"
    ),
    (
      "name: x\nfiles: {a: {kind: learners, columns: [], fields: {id: i, customer: c, name: {column: n, as: date, format: Q}}}}",
      "m.yaml:2: files.a.fields.name.format: found 'Q', expected a date format"
    ),
  ])
  func aWrongMappingIsRefusedWithItsLine(yaml: String, complaint: String) {
    let error = #expect(throws: DocumentError.self) { try Mapping(yaml: yaml, file: "m.yaml") }
    #expect(error?.description.hasPrefix(complaint) == true, "\(String(describing: error))")
  }

  @Test(
    arguments: [
      ("M/d/yyyy h:mm a", "1/5/2024 1:05 PM", "2024-01-05T18:05:00Z"),
      ("dd.MM.yyyy", "05.01.2024", "2024-01-05T05:00:00Z"),
      ("yyyy-MM-dd HH:mm:ss", "2024-07-01 09:30:00", "2024-07-01T13:30:00Z"), ("dd.MM.yyyy", "5.1.2024", nil),
      ("M/d/yyyy h:mm a", "1/5/2024 13:05 PM", nil), ("yyyy-MM-dd", "2024-02-30", nil),
    ] as [(String, String, String?)])
  func readsDatesAsTheToolWritesThem(format: String, text: String, moment: String?) throws {
    let yaml = """
      name: x
      zone: America/New_York
      files:
        a:
          kind: activities
          columns: [when]
          fields: {id: {constant: V1}, customer: {constant: C1}, at: {column: when, as: time, format: "\(format)"}, type: {constant: x}, description: when}
      """
    let customer = Customer(
      id: "C1", name: "x", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))
    let target = MemoryTarget([.customer(customer)])
    func take() throws -> ImportReport {
      try target.take(
        [("w.csv", "when\n\(text)\n")], options: ImportOptions(mapping: Mapping(yaml: yaml, file: "m.yaml")))
    }
    guard let moment else {
      let error = #expect(throws: InterchangeError.self) { try take() }
      guard case .unusable(let report)? = error else { throw Refusal("\(String(describing: error))") }
      #expect(report.files.first?.leftOut.total == 1)
      return
    }
    let report = try take()
    guard case .activity(let activity)? = target.all[.activity("V1")] else {
      Issue.record("\(report.text)")
      return
    }
    #expect(activity.at.iso8601 == moment)
  }

  @Test func aUsersMappingReplacesTheBuiltInOne() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rapport-maps-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try "name: mine\nfiles: {}\n".write(
      to: folder.appendingPathComponent("ravenstack.yaml"), atomically: true, encoding: .utf8)
    let library = MappingLibrary(folder: folder.path)
    #expect(try library.mapping(named: "ravenstack").name == "mine")
    let error = #expect(throws: InterchangeError.self) { _ = try library.mapping(named: "nothing") }
    #expect(error?.description.contains("no such mapping, expected one of") == true)
  }

  @Test func everyBuiltInMappingIsSound() throws {
    let library = MappingLibrary()
    #expect(
      library.names == [
        "hubspot-api", "hubspot-companies", "moodle-progress", "moodle-scorm", "ravenstack", "salesforce-accounts",
        "salesforce-api", "scorm-cloud", "servicenow-api", "servicenow-incidents", "zendesk-api", "zendesk-tickets",
      ])
    for name in library.names { #expect(try library.mapping(named: name).name == name) }
  }

  @Test(arguments: [
    (
      "hubspot-companies",
      """
      Record ID,Company name,Industry,Create Date,Number of Employees,Annual Revenue,Company owner
      77,One,BANKING,2024-01-05 10:30,5000,30000000,Mira
      """,
      "HS-77,One,enterprise,financial,enterprise,Mira,,2024-01-05,,0,USD,,,active,,,"
    ),
    (
      "salesforce-accounts",
      """
      Id,Name,Industry,CreatedDate,NumberOfEmployees,AnnualRevenue,Type,IsDeleted
      001A,One,Biotechnology,2024-01-05T10:30:00.000+0000,,,Customer - Direct,false
      001B,Two,Banking,2024-01-05T10:30:00.000+0000,,,Prospect,false
      """,
      "001A,One,starter,healthcare,small,,,2024-01-05,,0,USD,,,active,,,"
    ),
    (
      "zendesk-tickets",
      """
      Id,Subject,Created at,Priority,Status,Organization,Assignee,First reply time in minutes,Solved at,Satisfaction Score,Via
      5,Help,2024-01-05 10:30:00,Urgent,Solved,C1,Mira,5,2024-01-05 11:30:00,Good,Chat
      6,Spam,2024-01-05 10:30:00,Low,Deleted,C1,,,,,
      """,
      "ZD-5,C1,Help,,Live chat,2024-01-05T10:30:00Z,5,,,,,,,,,,,,update,,,"
    ),
    (
      "servicenow-incidents",
      """
      number,short_description,opened_at,priority,state,company,category,contact_type,assigned_to,resolved_at
      INC1,Help,2024-01-05 10:30:00,1 - Critical,In Progress,C1,network,phone,Mira,
      INC2,Old,2024-01-05 10:30:00,2 - High,Canceled,C1,network,phone,Mira,
      """,
      "INC1,C1,Help,network,Phone,2024-01-05T10:30:00Z,INC1,,,,,,,,,,,,respond update,,,"
    ),
  ])
  func readsOtherToolsExports(map: String, text: String, row: String) throws {
    let customer = Customer(
      id: "C1", name: "x", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))
    let target = MemoryTarget([.customer(customer)])
    let options = ImportOptions(mapping: try MappingLibrary().mapping(named: map))
    let report = try target.take([("f.csv", text)], options: options)
    let rows = target.all.values.filter { $0 != .customer(customer) }.map { exportRow($0).joined(separator: ",") }
    #expect(rows.contains(row), "\(rows) \(report.text)")
    #expect(report.counts.values.reduce(0) { $0 + $1.added } == rows.count)
    #expect(
      report.files.first?.leftOut.entries.keys.allSatisfy {
        $0.hasSuffix("in Zendesk") || $0.hasSuffix("ServiceNow") || $0.hasPrefix("not a") || $0.hasSuffix("leaves out")
      } == true)
  }

  private static let hubSpot = "Record ID,Company name,Industry,Create Date"
  private static let salesforce = "Id,Name,Industry,CreatedDate"

  /// Only who is a customer by its stage, or its type, is one here; where nothing is told everybody is.
  @Test(
    arguments: [
      ("hubspot-companies", Self.hubSpot, "Lifecycle Stage", ["Customer", "customer", "Evangelist", ""], true),
      (
        "hubspot-companies", Self.hubSpot, "Lifecycle Stage",
        [
          "Subscriber", "Lead", "lead", "Marketing Qualified Lead", "Sales Qualified Lead", "Opportunity", "Other",
        ], false
      ),
      ("hubspot-companies", Self.hubSpot, nil, [""], true),
      (
        "salesforce-accounts", Self.salesforce, "Type", ["Customer", "Customer - Direct", "Customer - Channel", ""],
        true
      ),
      (
        "salesforce-accounts", Self.salesforce, "Type",
        [
          "Prospect", "Competitor", "Analyst", "Investor", "Press", "Other", "Partner", "Integrator", "Reseller",
          "Channel Partner / Reseller", "Installation Partner", "Technology Partner",
        ], false
      ),
      ("salesforce-accounts", Self.salesforce, nil, [""], true),
    ] as [(String, String, String?, [String], Bool)])
  func whoIsNoCustomerIsLeftOut(map: String, head: String, column: String?, values: [String], isIn: Bool) throws {
    let more = column.map { ",\($0)" } ?? ""
    let rows = values.enumerated().map { "\($0),N\($0),BANKING,2024-01-05\(column == nil ? "" : ",\($1)")" }
    let text = ([head + more] + rows).joined(separator: "\n") + "\n"
    let options = ImportOptions(mapping: try MappingLibrary().mapping(named: map))
    let report = try MemoryTarget().take([("f.csv", text)], options: options)
    #expect(report.counts[.customers]?.added ?? 0 == (isIn ? values.count : 0), "\(report.text)")
    let left = report.files[0].leftOut.entries
    #expect(
      left.keys.allSatisfy { $0.hasPrefix("not a customer by its ") || $0.hasSuffix("which the mapping leaves out") })
    #expect(left.values.reduce(0) { $0 + $1.count } == (isIn ? 0 : values.count))
  }

  /// A type of a house's own may mean anything: it is told, row by row.
  @Test(arguments: ["Supplier", "Former Customer", "Vendor"])
  func anUnknownTypeIsToldAndNotGuessed(type: String) throws {
    let text = "\(Self.salesforce),Type\n1,A,Banking,2024-01-05,\(type)\n2,B,Banking,2024-01-05,\n"
    let target = MemoryTarget()
    let report = try target.take(
      [("f.csv", text)], options: ImportOptions(mapping: try MappingLibrary().mapping(named: "salesforce-accounts")))
    #expect(report.counts[.customers] == .init(added: 1), "\(report.text)")
    #expect(target.all[.customer("1")] == nil)
    #expect(report.text.contains("f.csv:2") && report.text.contains("'\(type)'"), "\(report.text)")
  }

  /// Of two rows about one account the newer one holds by its own time of change, wherever it stands; without one the later.
  @Test(
    arguments: [
      ("salesforce-accounts", Self.salesforce + ",LastModifiedDate", "1", true),
      ("salesforce-accounts", Self.salesforce, "1", false),
      ("hubspot-companies", Self.hubSpot + ",Last Modified Date", "HS-1", true),
      ("hubspot-companies", Self.hubSpot, "HS-1", false),
    ] as [(String, String, CustomerID, Bool)])
  func theNewestRowHolds(map: String, head: String, id: CustomerID, isTimed: Bool) throws {
    // HubSpot has the name and the industry in the same order as Salesforce.
    let rows = [("New", "2026-02-01 10:00"), ("Old", "2026-01-01 10:00")].map { name, at in
      "1,\(name),Banking,2024-01-05" + (isTimed ? ",\(at)" : "")
    }
    let target = MemoryTarget()
    let report = try target.take(
      [("f.csv", ([head] + rows).joined(separator: "\n") + "\n")],
      options: ImportOptions(mapping: try MappingLibrary().mapping(named: map)))
    let row = exportRow(try #require(target.all[.customer(id)], "\(report.text)"))
    #expect(row[1] == (isTimed ? "New" : "Old"), "\(report.text)")
  }

  /// The same as the tools' interfaces answer it.
  @Test(arguments: [
    (
      "hubspot-api",
      #"{"results": [{"id": "1", "properties": {"name": "A", "createdate": "2024-01-05", "lifecyclestage": "lead"}}, {"id": "2", "properties": {"name": "B", "createdate": "2024-01-05", "lifecyclestage": "customer"}}, {"id": "3", "properties": {"name": "C", "createdate": "2024-01-05", "lifecyclestage": null}}]}"#
    ),
    (
      "salesforce-api",
      #"{"records": [{"Id": "1", "Name": "A", "Type": "Technology Partner", "CreatedDate": "2024-01-05"}, {"Id": "2", "Name": "B", "Type": "Customer - Direct", "CreatedDate": "2024-01-05"}, {"Id": "3", "Name": "C", "Type": null, "CreatedDate": "2024-01-05"}]}"#
    ),
  ])
  func whoIsNoCustomerByTheInterfaceIsLeftOut(map: String, text: String) throws {
    let options = ImportOptions(mapping: try MappingLibrary().mapping(named: map))
    let target = MemoryTarget()
    let report = try target.take([("f.json", text)], options: options)
    #expect(report.counts[.customers] == .init(added: 2), "\(report.text)")
    #expect(target.all[.customer(map == "hubspot-api" ? "HS-1" : "1")] == nil)
  }
}
