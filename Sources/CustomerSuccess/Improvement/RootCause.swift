/// Why a ticket came to be: the framework's "5 Whys analysis", and the branch of the fishbone that it hangs on.
public struct RootCause: Hashable, Sendable, Codable {
  public var ticket: TicketID
  public var category: CauseID
  /// Within the category; nil where none of its causes says it.
  public var subCause: CauseID?
  /// One to five answers. The first says why the ticket came to be, each other one answers "why?" of the one before.
  public var whys: [String]
  public var author: String
  public var at: Instant

  /// The framework's five.
  public static let mostWhys = 5

  public init(
    ticket: TicketID, category: CauseID, subCause: CauseID? = nil, whys: [String], author: String, at: Instant
  ) {
    self.ticket = ticket
    self.category = category
    self.subCause = subCause
    self.whys = whys
    self.author = author
    self.at = at
  }

  /// The last answer, beyond which nobody asked.
  public var deepest: String { whys.last ?? "" }

  public var path: CausePath { CausePath(category, subCause) }

  /// Whether it says the same, whoever said it and when.
  public func says(_ path: CausePath, _ whys: [String]) -> Bool { self.path == path && self.whys == whys }
}

/// The short name of a cause, such as `process` or, within it, `hand-over`.
public struct CauseID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

/// A place on the fishbone: a category, or a cause of it.
public struct CausePath: Hashable, Sendable, Codable, CustomStringConvertible {
  public var category: CauseID
  public var subCause: CauseID?

  public init(_ category: CauseID, _ subCause: CauseID? = nil) {
    self.category = category
    self.subCause = subCause
  }

  /// `process` or `process/hand-over`; nil for anything else.
  public init?(text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.init(CauseID(parts[0]), parts.count == 2 ? CauseID(parts[1]) : nil)
  }

  public var description: String { subCause.map { "\(category)/\($0)" } ?? category.text }
}

extension RootCause: FactRecord {
  public static let names = RecordNames(.rootCause, title: "root cause", rows: "root-causes", table: "root_causes")
  public static let blank = RootCause(ticket: "", category: "", whys: [""], author: "", at: Instant(seconds: 0))
  public var fact: Fact { .rootCause(self) }
  public static let inseparable: [[StaticString]] = [
    ["category", "sub_cause"], ["why1", "why2", "why3", "why4", "why5"],
  ]

  public static func fields<Visitor: FieldVisitor>(_ value: inout RootCause, _ visitor: inout Visitor) {
    visitor.reference(.key("ticket", "the ticket's id"), &value.ticket, to: .ticket)
    visitor.id(.required("category", "a branch of the fishbone, such as process"), &value.category)
    visitor.id(.optional("sub_cause", "a cause of the category, such as hand-over"), &value.subCause)
    switch visitor.medium {
    case .file: whyFields(&value, &visitor)
    case .table: visitor.form(.stored("whys"), &value.whys, WhysForm.self)
    }
    visitor.text(.optional("author", "who found it"), &value.author)
    visitor.instant(.required("at", "time"), &value.at)
  }

  /// A column for each answer.
  private static func whyFields(_ value: inout RootCause, _ visitor: inout some FieldVisitor) {
    let before = (0..<mostWhys).map { value.whys.indices.contains($0) ? value.whys[$0] : "" }
    var answers = before
    visitor.text(.required("why1", "why the ticket came to be", filled: "an answer"), &answers[0])
    visitor.text(.optional("why2", "why that is so"), &answers[1])
    visitor.text(.optional("why3", "why that is so"), &answers[2])
    visitor.text(.optional("why4", "why that is so"), &answers[3])
    visitor.text(.optional("why5", "why that is so"), &answers[4])
    guard answers != before else { return }
    value.whys = [answers[0]]
    for index in 1..<mostWhys where !answers[index].isEmpty {
      if value.whys.count < index {
        visitor.complain("why\(index + 1)", "found an answer to why\(value.whys.count + 1), which is empty")
      }
      value.whys.append(answers[index])
    }
  }

  public static func words(_ key: [String]) -> String { "root cause of ticket \(key[0])" }
}
