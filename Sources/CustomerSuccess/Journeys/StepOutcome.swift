/// What became of a step of a customer's journey.
public struct StepOutcome: Hashable, Sendable, Codable {
  public var customer: CustomerID
  /// Of this flow: another one may have a step of the same name.
  public var flow: FlowID
  public var step: StepID
  public var outcome: Outcome
  public var at: Instant
  /// Why it was skipped.
  public var reason: String
  /// Who says so; empty when nobody knows.
  public var author: String

  public enum Outcome: String, CaseIterable, Sendable, Codable {
    case done, skipped
  }

  public init(
    customer: CustomerID, flow: FlowID, step: StepID, outcome: Outcome, at: Instant, reason: String = "",
    author: String = ""
  ) {
    self.customer = customer
    self.flow = flow
    self.step = step
    self.outcome = outcome
    self.at = at
    self.reason = reason
    self.author = author
  }
}

extension StepOutcome: FactRecord {
  public static let names = RecordNames(
    .stepOutcome, title: "journey step", rows: "journey-steps", table: "journey_steps")
  public static let blank = StepOutcome(
    customer: "", flow: "", step: "", outcome: .done, at: Instant(seconds: 0))
  public static let moves: [FactKind] = [.customer]
  public static let inseparable: [[StaticString]] = [["outcome", "reason", "at"]]
  public static let changedColumn: StaticString? = "at"
  public var fact: Fact { .stepOutcome(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout StepOutcome, _ visitor: inout Visitor) {
    visitor.reference(.key("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.name(.key("flow", "the flow of journeys.yaml, such as starter"), &value.flow)
    visitor.name(.key("step", "the step's name in it, such as day7 or week1.day3"), &value.step)
    visitor.choice(.required("outcome", "done or skipped"), &value.outcome)
    visitor.instant(.required("at", "time"), &value.at)
    visitor.text(.optional("reason", "why; exactly when skipped").line, &value.reason)
    visitor.text(.optional("author", "who says so"), &value.author)
  }

  public static func check<Visitor: FieldVisitor>(_ value: StepOutcome, _ visitor: inout Visitor) {
    guard visitor.hasRead("outcome", "reason"),
      (value.outcome == .skipped) == value.reason.trimmingBlanks().isEmpty
    else { return }
    visitor.complain("reason", "expected a reason exactly when the outcome is skipped")
  }

  public static func words(_ key: [String]) -> String { "step \(key[2]) of the \(key[1]) journey of \(key[0])" }
}
