/// What comes of a trigger on one occasion: that it fired, and what is written to the customer of it. Of one customer, the same
/// trigger on the same occasion is the same matter.
public protocol OnOccasion {
  var trigger: TriggerID { get }
  /// What the trigger fires on once: `2024-04-10/30` for a step before a renewal, `workflows/2024-01` for a limit and month, a
  /// milestone's name, else the day.
  var occasion: String { get }
}

extension OnOccasion {
  public func isSame(as other: some OnOccasion) -> Bool { trigger == other.trigger && occasion == other.occasion }

  /// The day of the renewal, where it is about a step before one.
  var renews: LocalDate? {
    guard OutreachTrigger(trigger) == .renewalReminders else { return nil }
    return occasion.split(separator: "/").first.flatMap { LocalDate(iso8601: String($0)) }
  }
}

extension OutreachFiring: OnOccasion {}
extension OutreachMessage: OnOccasion {}
extension PastFiring: OnOccasion {}
