import Foundation
import Interchange
import Testing

/// The manual's examples of sources, as they stand there but for the host, against servers that answer as the tools do.
@Suite struct SourceExampleTests {
  private typealias Reply = ToolServer.Reply
  private typealias Request = ToolServer.Request

  /// What may come in place of one answer.
  enum Trouble: String, CaseIterable {
    case none, limited, broken, cut, wrong
  }

  /// The example at work: a good answer, the trouble in the midst of it or none, and what the second run asks for.
  private func portfolio(
    _ example: SourceExample, _ server: ToolServer, extra: [String: String] = [:]
  ) async throws -> SyncDesk {
    let desk = try await SyncDesk()
    try desk.sources(example.text.replacing(example.host, with: server.url))
    for (name, text) in extra { try desk.put(text, ".config/rapport/\(name)") }
    return desk
  }

  private static let secrets = [
    "HUBSPOT_TOKEN": "tok-1", "ZENDESK_TOKEN": "tok-1", "SERVICENOW_PASSWORD": "tok-1",
  ]

  private func sync(_ desk: borrowing SyncDesk, _ names: String...) throws -> RunningBinary {
    try RunningBinary(
      ["sync", "--once"] + names + ["--db", desk.portfolio.database.path, "--now", SmallPortfolio.now],
      environment: Self.secrets.merging(["HOME": desk.folder.path, "TMPDIR": desk.folder.path]) { $1 })
  }

  /// The second page is in trouble once. `reply` answers as the tool does.
  private func server(_ trouble: Trouble, _ reply: @escaping @Sendable (Request) -> Reply) throws -> ToolServer {
    try ToolServer { request, number in
      let good = reply(request)
      guard number == 1 else { return good }
      switch trouble {
      case .none: return good
      case .limited: return Reply(#"{"message": "slow down"}"#, status: 429, headers: ["Retry-After": "1"])
      case .broken: return Reply("<html>Internal error</html>", status: 500)
      case .cut: return Reply(good.body, headers: good.headers, cutAfter: good.body.utf8.count / 2)
      case .wrong: return Reply(#"{"status": "error", "message": "no"}"#)
      }
    }
  }

  /// A page that is refused, cut or something else leaves nothing behind; one that is limited is waited for.
  private func expect(
    _ trouble: Trouble, of run: RunningBinary, _ desk: borrowing SyncDesk, _ name: String, isThere id: String,
    isTicket: Bool = false
  ) throws -> Bool {
    let isThere = try (isTicket ? desk.run("ticket", "show", id) : desk.run("show", id)).status == 0
    let state = try desk.state(name)
    switch trouble {
    case .none, .limited:
      #expect(run.status == 0, "\(run.output)\(run.errors)")
      #expect(isThere && state.status == "well")
      return true
    case .broken:
      #expect(run.status == 1 && state.lastError?.contains("HTTP 500") == true, "\(state.lastError ?? "")")
    case .cut:
      #expect(run.status == 1 && state.lastError?.hasPrefix("curl ended with 18") == true, "\(state.lastError ?? "")")
    case .wrong: #expect(run.status == 2 && state.lastError?.contains("page 2") == true, "\(state.lastError ?? "")")
    }
    #expect(!isThere && state.cursor == nil && state.status == "failing")
    return false
  }

  private static func company(_ id: String, _ name: String) -> String {
    """
    {"id": "\(id)", "properties": {"annualrevenue": "30000000", "createdate": "2024-01-05T10:30:00.000Z", \
    "hs_lastmodifieddate": "2026-11-20T08:00:00.000Z", "hs_object_id": "\(id)", "industry": "BANKING", "name": "\(name)", \
    "numberofemployees": null}, "createdAt": "2024-01-05T10:30:00.000Z", "updatedAt": "2026-11-20T08:00:00.000Z", "archived": false}
    """
  }

  @Test(arguments: Trouble.allCases) func hubSpot(_ trouble: Trouble) async throws {
    let server = try server(trouble) { request in
      guard request.headers["authorization"] == "Bearer tok-1" else { return Reply("{}", status: 401) }
      guard request.query("after") == "NTI1Cg==" else {
        return Reply(
          """
          {"results": [\(Self.company("512", "Acme"))],
           "paging": {"next": {"after": "NTI1Cg==", "link": "https://api.hubapi.com/crm/v3/objects/companies?after=NTI1Cg%3D%3D"}}}
          """)
      }
      return Reply(#"{"results": [\#(Self.company("525", "Brink"))]}"#)
    }
    let desk = try await portfolio(.hubSpot, server)
    let run = try sync(desk, "hubspot")
    guard try expect(trouble, of: run, desk, "hubspot", isThere: "HS-525") else { return }
    #expect(run.output.contains("hubspot: 2 rows: customers 2 added"))
    #expect(
      try desk.run("list", "customers", "tier:enterprise industry:financial", "--format", "csv").output.contains(
        "HS-512"))
  }

  private static func account(_ id: String, at: String) -> String {
    """
    {"attributes": {"type": "Account", "url": "/services/data/v62.0/sobjects/Account/\(id)"}, "Id": "\(id)", "Name": "\(id) Ltd", \
    "Type": "Customer - Direct", "Industry": "Biotechnology", "AnnualRevenue": 1.39E8, "NumberOfEmployees": 39000, \
    "Owner": {"attributes": {"type": "User", "url": "/u"}, "Name": "Dana Lee"}, "IsDeleted": false, \
    "CreatedDate": "2024-01-05T10:30:00.000+0000", "SystemModstamp": "\(at)"}
    """
  }

  @Test(arguments: Trouble.allCases) func salesforce(_ trouble: Trouble) async throws {
    let server = try server(trouble) { request in
      guard request.headers["authorization"] == "Bearer tok-1" else { return Reply("{}", status: 401) }
      if request.path == "/services/data/v62.0/query/01gD-2000" {
        let last = Self.account("001B", at: "2026-11-20T10:00:00.000+0000")
        return Reply(#"{"totalSize": 2, "done": true, "records": [\#(last)]}"#)
      }
      if request.query("q")?.hasSuffix("2026-11-21T10:00:00.000+0000") == true {
        return Reply(#"{"totalSize": 0, "done": true, "records": []}"#)
      }
      let first = Self.account("001A", at: "2026-11-21T10:00:00.000+0000")
      return Reply(
        """
        {"totalSize": 2, "done": false, "nextRecordsUrl": "/services/data/v62.0/query/01gD-2000", "records": [\(first)]}
        """)
    }
    let desk = try await portfolio(.salesforce, server, extra: ["salesforce.token": "tok-1\n"])
    let run = try sync(desk, "salesforce")
    guard try expect(trouble, of: run, desk, "salesforce", isThere: "001B") else { return }
    #expect(server.requests[0].query("q")?.hasSuffix("SystemModstamp+>=+2000-01-01T00:00:00Z") == true)
    #expect(try desk.state("salesforce").cursor == "2026-11-21T10:00:00.000+0000")
    let again = try sync(desk, "salesforce")
    #expect(again.output.contains("salesforce: 0 rows: nothing to import"), "\(again.output)")
    #expect(
      try desk.run("list", "customers", "tier:enterprise industry:healthcare", "--format", "csv").output.contains(
        "Dana Lee"))
  }

  private static func ticket(_ id: Int, _ status: String, at: String) -> String {
    """
    {"url": "https://example.zendesk.com/api/v2/tickets/\(id).json", "id": \(id), "external_id": null, "via": {"channel": "email", \
    "source": {"from": {}, "to": {}, "rel": null}}, "created_at": "2026-11-20T10:30:00Z", "updated_at": "\(at)", "type": "incident", \
    "subject": "Nothing works", "priority": "high", "status": "\(status)", "organization_id": 4711, "assignee_id": 9, \
    "tags": ["vip", "mail"], "satisfaction_rating": {"score": "unoffered"}}
    """
  }

  @Test(arguments: Trouble.allCases) func zendesk(_ trouble: Trouble) async throws {
    let path = "/api/v2/incremental/tickets/cursor.json"
    let server = try server(trouble) { request in
      // dana@example.com/token:tok-1
      guard request.headers["authorization"] == "Basic ZGFuYUBleGFtcGxlLmNvbS90b2tlbjp0b2stMQ==" else {
        return Reply("{}", status: 401)
      }
      let host = request.headers["host"] ?? ""
      func page(_ tickets: String, after: String, isLast: Bool) -> Reply {
        Reply(
          """
          {"tickets": [\(tickets)], "after_url": "http://\(host)\(path)?cursor=\(after)", "before_url": null,
           "after_cursor": "\(after)", "before_cursor": null, "end_of_stream": \(isLast)}
          """)
      }
      if request.path.hasPrefix("/api/v2/organizations.json") {
        let org = #"{"id": 4711, "name": "Acme", "created_at": "2024-01-05T10:30:00Z", "tags": []}"#
        return Reply(
          """
          {"organizations": [\(org)], "meta": {"has_more": false, "after_cursor": "x", "before_cursor": "y"},
           "links": {"next": "http://\(host)/api/v2/organizations.json?page%5Bafter%5D=x", "prev": null}}
          """)
      }
      switch request.query("cursor") {
      case nil: return page(Self.ticket(35, "open", at: "2026-11-20T10:40:00Z"), after: "MTU3==", isLast: false)
      case "MTU3==": return page(Self.ticket(36, "new", at: "2026-11-20T10:50:00Z"), after: "MTU4==", isLast: true)
      case "MTU4==": return page(Self.ticket(35, "solved", at: "2026-11-21T10:50:00Z"), after: "MTU5==", isLast: true)
      default: return page("", after: "MTU5==", isLast: true)
      }
    }
    let desk = try await portfolio(.zendesk, server)
    if trouble == .none {
      #expect(try sync(desk, "zendesk-organizations").output.contains("customers 1 added"))
    } else {
      // The organizations are the first request of their own server.
      let other = try self.server(.none) { _ in
        Reply(
          #"{"organizations": [{"id": 4711, "name": "Acme", "created_at": "2024-01-05T10:30:00Z"}], "meta": {"has_more": false}}"#
        )
      }
      try desk.sources(SourceExample.zendesk.text.replacing(SourceExample.zendesk.host, with: other.url))
      #expect(try sync(desk, "zendesk-organizations").status == 0)
      try desk.sources(SourceExample.zendesk.text.replacing(SourceExample.zendesk.host, with: server.url))
    }
    let run = try sync(desk, "zendesk-tickets")
    guard try expect(trouble, of: run, desk, "zendesk-tickets", isThere: "ZD-36", isTicket: true) else { return }
    #expect(try desk.state("zendesk-tickets").cursor == "MTU4==")
    #expect(try sync(desk, "zendesk-tickets").output.contains("tickets 0 added, 1 changed, 0 unchanged"))
    #expect(try desk.run("ticket", "show", "ZD-35").output.lowercased().contains("resolved"))
    #expect(try sync(desk, "zendesk-tickets").output.contains("nothing to import"))
  }

  private static func incident(_ number: Int, state: String, at: String) -> String {
    func both(_ name: String, _ value: String, _ shown: String? = nil) -> String {
      #""\#(name)": {"display_value": "\#(shown ?? value)", "value": "\#(value)"}"#
    }
    let fields = [
      both("number", "INC000\(number)"), both("short_description", "Disk full"), both("state", state, "In Progress"),
      both("priority", "2", "2 - High"), both("company", "31bea3d5", "Northwind Bank"),
      both("opened_at", "2026-11-20 10:00:00"),
      both("sys_updated_on", at), both("assigned_to", "62826bf0", "Mira Okafor"),
      both("contact_type", "phone", "Phone"),
      both("category", "hardware", "Hardware"), both("resolved_at", ""),
    ]
    return "{\(fields.joined(separator: ", "))}"
  }

  @Test(arguments: Trouble.allCases) func serviceNow(_ trouble: Trouble) async throws {
    let server = try server(trouble) { request in
      // rapport:tok-1
      guard request.headers["authorization"] == "Basic cmFwcG9ydDp0b2stMQ==" else { return Reply("{}", status: 401) }
      guard request.query("sysparm_offset") == "1000" else {
        let host = request.headers["host"] ?? ""
        let next = "http://\(host)\(request.path)&sysparm_offset=1000"
        return Reply(
          #"{"result": [\#(Self.incident(1, state: "2", at: "2026-11-20 11:00:00"))]}"#,
          headers: ["Link": "<\(next)>;rel=\"next\",<\(next)>;rel=\"last\""])
      }
      return Reply(
        #"{"result": [\#(Self.incident(2, state: "1", at: "2026-11-20 12:00:00"))]}"#,
        headers: ["Link": "<http://elsewhere.example/>;rel=\"first\""])
    }
    let desk = try await portfolio(.serviceNow, server)
    let acme = SyncDesk.company("C-9", "Northwind Bank")
    try desk.put(#"{"results": [\#(acme)]}"#, "acme.json")
    try desk.run("import", "--map", "crm", desk.folder.appending(path: "acme.json").path).expectSuccess()
    let run = try sync(desk, "servicenow")
    guard try expect(trouble, of: run, desk, "servicenow", isThere: "INC0002", isTicket: true) else { return }
    #expect(try desk.state("servicenow").cursor == "2026-11-20 12:00:00")
    #expect(server.requests[0].query("sysparm_query") == "sys_updated_on>=2000-01-01 00:00:00^ORDERBYsys_updated_on")
    #expect(try sync(desk, "servicenow").status == 0)
    #expect(server.requests.last?.path.contains("sys_updated_on%3E%3D2026-11-20%2012%3A00%3A00") == true)
  }

  /// Whoever asks for more patience than a run has is called again when that is over, and not before.
  @Test func aLongWaitIsKept() async throws {
    let server = try ToolServer { _, _ in
      Reply("{}", status: 429, headers: ["Retry-After": "7200"])
    }
    let desk = try await portfolio(.hubSpot, server)
    #expect(try sync(desk, "hubspot").status == 1)
    #expect(server.requests.count == 1)
    #expect(try desk.state("hubspot").next == "2026-11-23T16:00:00Z")
    #expect(try sync(desk).output.contains("hubspot: not before 2026-11-23T16:00:00Z"))
    #expect(server.requests.count == 1)
  }

  /// An answer that sends on to somebody else would send the secret there.
  @Test func anotherHostGetsNoSecret() async throws {
    let thief = try ToolServer { _, _ in Reply("{}") }
    let server = try ToolServer { _, _ in
      Reply(#"{"records": [\#(Self.account("001A", at: "x"))], "nextRecordsUrl": "\#(thief.url)/more"}"#)
    }
    let desk = try await portfolio(.salesforce, server, extra: ["salesforce.token": "tok-1\n"])
    let run = try sync(desk, "salesforce")
    #expect(run.status == 2 && run.output.contains("expected an address at the same host"), "\(run.output)")
    #expect(thief.requests.isEmpty)
    #expect(try !desk.isCustomer("001A"))
  }

  /// An answer that leads in a circle ends.
  @Test func aCircleOfPagesEnds() async throws {
    let server = try ToolServer { _, _ in
      Reply(#"{"records": [\#(Self.account("001A", at: "x"))], "nextRecordsUrl": "/again"}"#)
    }
    let desk = try await portfolio(.salesforce, server, extra: ["salesforce.token": "tok-1\n"])
    #expect(try sync(desk, "salesforce").output.contains("a page that was had already: /again"))
    #expect(server.requests.count == 2)
  }
}
