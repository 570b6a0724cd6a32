public import CustomerSuccess

/// A question that reads every customer, and whose answer of the whole portfolio is kept in the store so that a screen has it at once.
///
/// What is kept may be a little old. It is for screens alone, which say so; reports, files and whatever acts ask the question itself.
public protocol KeptQuestion<Answer>: Question where Answer: Codable {
  /// The name its answer is kept by; nil of one that is narrowed: there would be any number of them.
  var keptAs: String? { get }
  /// Counts up when the same text would mean something else.
  static var keptForm: Int { get }
  /// Puts in what is not kept because the rules in force have it.
  static func complete(_ answer: inout Answer, by rulebook: Rulebook)
}

extension KeptQuestion {
  public static func complete(_ answer: inout Answer, by rulebook: Rulebook) {}
}

/// What is kept of a question, where it may be shown: by the rules in force, and of the last days. Reads one row, whatever the
/// portfolio's size.
public struct KeptAnswerQuery<Asked: KeptQuestion>: Question {
  public typealias Answer = KeptAnswer<Asked.Answer>?
  public var asked: Asked

  public init(_ asked: Asked) { self.asked = asked }
}

public struct KeptAnswer<Answer: Hashable & Sendable>: Hashable, Sendable {
  public var answer: Answer
  /// As of when it was given.
  public var at: Instant
  /// Nothing has changed since, and it is of this day: the question has no other answer now.
  public var isCurrent: Bool

  public init(_ answer: Answer, at: Instant, isCurrent: Bool) {
    self.answer = answer
    self.at = at
    self.isCurrent = isCurrent
  }
}

/// The question itself, whose answer is kept besides, where the store may be written.
public struct KeepingQuery<Asked: KeptQuestion>: Question {
  public typealias Answer = Asked.Answer
  public var asked: Asked

  public init(_ asked: Asked) { self.asked = asked }
}
