import CustomerSuccess
import Framework
import Testing

@testable import Interchange

/// Exports with the columns that tools give them: what is taken for what, and what is left to a person.
@Suite struct GuessedExportsTests {
  private func draft(_ text: String) throws -> MappingDraft {
    try MappingDraft(GuessedFile(ImportSource(file: "e.csv", bytes: MemoryBytes(text))), name: "e")
  }

  private static let users = """
    Name,Owner,Email,User ID,Signed up (UTC),Last seen (UTC),Web sessions,Company name,Company ID,Company size,Company plan,Monthly Spend
    Ann Lee,,ann@n.example,u-1,2025-03-02 10:00:00,2026-11-20 10:00:00,88,Nordlicht GmbH,nl-77,120,Pro,1200.50
    Bea Roth,Ada Lin,bea@v.example,u-2,2024-03-02 10:00:00,2026-11-21 10:00:00,12,Volt Labs,vl-78,2200,Enterprise,5400
    Cy Om,,cy@v.example,u-3,2024-05-02 10:00:00,2026-11-22 10:00:00,3,Volt Labs,vl-78,2200,Enterprise,5400

    """

  /// Whoever uses a tool is somebody at a customer, and no count of sessions.
  @Test func intercomsUsersArePeople() throws {
    let draft = try draft(Self.users)
    #expect(draft.kind == .contacts, "\(draft.yaml)")
    let fields = Dictionary(uniqueKeysWithValues: draft.columns.map { ($0.name, $0.field) })
    #expect(fields["User ID"] == "id" && fields["Name"] == "name" && fields["Email"] == "email")
    #expect(fields["Company name"] == "customer")
    for column in ["Last seen (UTC)", "Web sessions", "Company size", "Monthly Spend", "Owner"] {
      #expect(fields[column] == .some(nil), "\(column)")
    }
  }

  @Test func intercomsCompaniesAreCustomers() throws {
    let draft = try draft(
      """
      Name,Company ID,Company created at (UTC),Company last seen (UTC),People,Web sessions,Plan,Monthly Spend,Industry,Size
      Nordlicht GmbH,nl-77,2024-03-14 10:00:00,2026-11-20 10:00:00,35,88,Pro,1200.50,Software,120
      Volt Labs,vl-78,2023-01-02 10:00:00,2026-11-21 10:00:00,210,1099,Enterprise,5400,Banking,2200

      """)
    #expect(draft.kind == .customers && !draft.asksKind)
    let asked = try #require(draft.questions.first { $0.subject == .column(field: "signed_up") })
    #expect(asked.choices == ["Company created at (UTC)"])
  }

  @Test func intercomsConversationsAreTickets() throws {
    let draft = try draft(
      """
      Conversation ID,Conversation started at (UTC),Conversation state,Conversation subject,Channel,User name,Company,Teammate currently assigned,Conversation last closed at (UTC),First teammate reply at (UTC),Conversation rating,Last updated at (UTC)
      101,2026-11-20 10:00:00,closed,Cannot log in,Messenger,Ann Lee,Nordlicht GmbH,Ada Lin,2026-11-21 12:00:00,2026-11-20 10:05:00,5,2026-11-21 12:00:00
      102,2026-11-22 10:00:00,snoozed,Invoice,Email,Bea Roth,Volt Labs,Bo Ek,,2026-11-22 11:05:00,,2026-11-22 12:00:00

      """)
    #expect(draft.kind == .tickets && !draft.asksKind)
    let fields = Dictionary(uniqueKeysWithValues: draft.columns.map { ($0.name, $0.field) })
    #expect(
      fields["Conversation started at (UTC)"] == "created" && fields["Last updated at (UTC)"] == "outside_updated")
    #expect(fields["First teammate reply at (UTC)"] == "first_response" && fields["User name"] == .some(nil))
  }

  /// A CRM has accounts that are no customers: whether they come in is asked where a type says so, and only there.
  @Test(arguments: [
    (["Customer - Direct", "Prospect"], ["Prospect"]), (["Customer", "Technology Partner"], ["Technology Partner"]),
    (["Customer", "Customer"], []), (["On premise", "Cloud"], []),
  ])
  func whoIsNoCustomerByTypeIsAsked(types: [String], asked: [String]) throws {
    let rows = types.enumerated().map { "A\($0.offset),N\($0.offset),Pro,2024-01-15,\($0.element)\n" }
    let draft = try draft("Account ID,Account Name,Plan,Customer Since,Type\n" + rows.joined())
    let found = draft.questions.compactMap { question -> String? in
      guard case .value("Type", let value) = question.subject else { return nil }
      return question.choices.last == "leave out" ? value : nil
    }
    #expect(found == asked, "\(draft.yaml)")
  }

  /// The last or the next time of anything is never offered for the day on which a customer began.
  @Test(arguments: [
    ("Last Modified Date", false), ("Last Activity", false), ("Last Activity Date", false), ("Last seen", false),
    ("Next call", false), ("Modified", false), ("Zuletzt geändert am", false), ("Nächster Termin", false),
    ("Date de dernière connexion", false), ("Última visita", false), ("Laatst gezien", false),
    ("Signed on", true), ("Kickoff", true), ("Created Date", true),
  ])
  func daysThatMoveOnAreNoBeginning(column: String, isOffered: Bool) throws {
    let draft = try draft(
      "Account ID,Account Name,Plan,\(column)\nA1,One,Pro,2026-11-20\nA2,Two,Pro,2026-11-21\n")
    let about = draft.questions.filter { question in
      switch question.subject {
      case .column("signed_up"), .field("signed_up"): true
      default: false
      }
    }
    #expect(about.count == 1, "\(draft.questions)")
    #expect(about.first?.choices.contains(column) == isOffered)
  }

  private static let scorm = """
    Learner ID,Learner First Name,Learner Last Name,Course Title,Completion,Success,Score,Total Time,First Access,Last Access
    ann@n.example,Ann,Lee,Getting started,Complete,Passed,88,00:42:10,2026-10-01 10:00:00,2026-10-03 10:00:00
    bea@v.example,Bea,Roth,Getting started,Incomplete,Unknown,,00:12:00,2026-10-02 10:00:00,2026-10-02 10:12:00

    """

  /// A learner whose id is an address is no contact whose role is the course.
  @Test func scormsLearnersAreLearners() throws {
    let draft = try draft(Self.scorm)
    #expect(draft.kind == .learners && !draft.asksKind, "\(draft.yaml)")
    let fields = Dictionary(uniqueKeysWithValues: draft.columns.map { ($0.name, $0.field) })
    #expect(fields["Learner ID"] == "id" && fields["Learner Last Name"] == "last_name")
    #expect(fields["Course Title"] != "role")
  }

  /// What is reported of completions, with or without registrations, the built-in mapping reads.
  @Test func scormsReportsHaveAMapping() throws {
    let look = try FileLook(ImportSource(file: "s.csv", bytes: MemoryBytes(Self.scorm)), mappings: MappingLibrary())
    #expect(look.fitting.map(\.name) == ["scorm-cloud"])
  }
}
