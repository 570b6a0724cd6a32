public import CustomerSuccess
import TerminalUI

/// An action item's due day as it reads today, and whether somebody is waiting for it.
public struct ActionDue: Sendable {
  /// `2 d late`, `today`, `Wed 25`, `14 Jan`; of an ended one by how much it came too late, else its day. Empty without one.
  public var words = ""
  /// It missed its day, ended or not.
  var isLate = false
  /// Its day is past and it is still to be done.
  var isWaitedFor = false
  var tone = Tone.muted

  public init(_ action: ActionItem, today: LocalDate, in zone: Zone) {
    guard let due = action.due else { return }
    let daysLate = action.daysLate(today: today, in: zone)
    isLate = daysLate != nil
    guard action.status.isOpen else {
      words = daysLate.map { TimeWords.late($0) } ?? TimeWords.day(due, today: today)
      return
    }
    words = TimeWords.due(due, today: today)
    isWaitedFor = isLate
    tone = isWaitedFor ? .breached : due == today ? .atRisk : .muted
  }
}
