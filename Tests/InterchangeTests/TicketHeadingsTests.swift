import CustomerSuccess
import Testing

@testable import Interchange

/// What help desks call the columns of their exports, and which field of a ticket each is.
@Suite struct TicketHeadingsTests {
  struct Export: Sendable, CustomTestStringConvertible {
    var tool: String
    /// By field; of others no column is taken.
    var columns: [String: String]
    var others: [String] = []

    var testDescription: String { tool }
  }

  private static let exports = [
    Export(
      tool: "Freshdesk",
      columns: [
        "id": "Ticket ID", "subject": "Subject", "created": "Created time", "resolved": "Resolved time",
        "closed": "Closed time", "outside_updated": "Last update time", "first_response": "Initial response time",
        "owner": "Agent",
      ], others: ["Due by Time"]),
    Export(
      tool: "Freshservice",
      columns: [
        "created": "Created Time", "resolved": "Resolved Time", "outside_updated": "Last Updated Time",
        "first_response": "Initial Response Time", "owner": "Agent",
      ], others: ["Due by"]),
    Export(
      tool: "Intercom",
      columns: [
        "id": "Conversation ID", "subject": "Conversation title", "created": "Conversation started at",
        "resolved": "Last closed at", "outside_updated": "Last updated at",
        "first_response": "First teammate response at",
        "owner": "Teammate currently assigned",
      ]),
    Export(
      tool: "Intercom by its interface",
      columns: [
        "created": "Created at", "closed": "First closed at", "outside_updated": "Updated at",
        "first_response": "First admin reply at",
      ]),
    Export(
      tool: "Help Scout",
      columns: [
        "id": "Number", "created": "Created At", "closed": "Closed At", "outside_updated": "User Updated At",
        "first_response": "First Reply", "owner": "Assigned User", "satisfaction": "Happiness",
      ]),
    Export(
      tool: "Help Scout's list",
      columns: [
        "created": "Created", "closed": "Closed", "outside_updated": "Modified", "first_response": "First Response",
      ]
    ),
    Export(
      tool: "Front",
      columns: [
        "created": "Conversation created at", "closed": "Archive date", "outside_updated": "Last message date",
        "first_response": "First response date",
      ]),
    Export(
      tool: "Zoho Desk",
      columns: [
        "id": "Ticket Id", "created": "Created Time", "closed": "Ticket Closed Time",
        "outside_updated": "Modified Time",
        "owner": "Ticket Owner", "satisfaction": "Happiness Rating",
      ], others: ["Due Date"]),
    Export(
      tool: "Zoho Desk's report",
      columns: [
        "subject": "Subject (Ticket)", "created": "Created Time (Ticket)", "outside_updated": "Modified Time (Ticket)",
        "closed": "Ticket Closed Time",
      ]),
    Export(
      tool: "HubSpot",
      columns: [
        "id": "Ticket ID", "subject": "Ticket name", "created": "Create date", "closed": "Close date",
        "outside_updated": "Last modified date", "first_response": "First agent email response date",
        "owner": "Ticket owner",
      ], others: ["Last activity date"]),
    Export(
      tool: "Jira Service Management",
      columns: [
        "id": "Issue key", "subject": "Summary", "created": "Created", "resolved": "Resolved",
        "outside_updated": "Updated", "owner": "Assignee",
      ], others: ["Last Viewed"]),
    Export(
      tool: "Gorgias",
      columns: [
        "created": "Created datetime", "closed": "Closed datetime", "outside_updated": "Updated datetime",
        "first_response": "First response datetime", "owner": "Assignee user", "satisfaction": "Survey score",
      ], others: ["Last message datetime"]),
    Export(
      tool: "Kayako",
      columns: [
        "id": "Case ID", "created": "Created At", "resolved": "Last Completed At", "outside_updated": "Updated At",
        "first_response": "First Replied At", "owner": "Assigned agent",
      ], others: ["Last Replied At"]),
    Export(
      tool: "Kayako Classic",
      columns: [
        "created": "Creation Date", "resolved": "Resolved Date", "outside_updated": "Last Update",
        "first_response": "First Response Date", "owner": "Owner",
      ], others: ["Due Date"]),
    Export(
      tool: "a German one",
      columns: ["created": "Erstellt am", "resolved": "Gelöst am", "outside_updated": "Letzte Aktualisierung"],
      others: ["Fällig am"]),
  ]

  private static let texts: Set<String> = ["subject", "owner"]

  private static func cell(_ field: String?, _ row: Int) -> String {
    switch field {
    case "id": "\(100 + row)"
    case "satisfaction": "\(row + 3)"
    case let field? where texts.contains(field): "\(field) number \(row)"
    default: "2026-11-2\(row) 09:0\(row):00"
    }
  }

  @Test(arguments: exports)
  func eachColumnIsItsField(export: Export) throws {
    let named = export.columns.map { (name: $0.value, field: Optional($0.key)) }.sorted { $0.name < $1.name }
    let all = named + export.others.map { (name: $0, field: nil) }
    for columns in [all, all.reversed()] {
      let lines = (0..<3).map { row in columns.map { Self.cell($0.field, row) }.joined(separator: ",") }
      let text = ([columns.map(\.name).joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
      let file = try GuessedFile(ImportSource(file: "e.csv", bytes: MemoryBytes(text)))
      let found = try SectionGuess(file, GuessAnswers(kind: .tickets)).choice.columns.mapValues(\.name)
      for (field, name) in export.columns { #expect(found[field] == name, "\(field): \(found)") }
      for other in export.others { #expect(!found.values.contains(other), "\(other): \(found)") }
    }
  }

  /// A day on which something else happened is not that on which it was opened.
  @Test(arguments: ["Due date", "Close date", "Last reply date", "Expected end date", "SLA date"])
  func anotherDayIsNoBeginning(name: String) throws {
    let text = "Ticket ID,Subject,Status,\(name)\n1,a,Open,2026-11-20\n2,b,Open,2026-11-21\n"
    let file = try GuessedFile(ImportSource(file: "e.csv", bytes: MemoryBytes(text)))
    let found = try SectionGuess(file, GuessAnswers(kind: .tickets)).choice["created"]
    #expect(found == nil, "\(String(describing: found?.name))")
  }
}
