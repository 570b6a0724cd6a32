public import CustomerSuccess
public import SuccessStore

/// How sessions read.
public enum SessionWords {
  /// `2026-12-01 14:00 Europe/Berlin`
  public static func begins(_ session: TrainingSession) -> String { "\(clock(session)) \(session.zone)" }

  /// `2026-12-01 14:00`, on the clocks of its zone.
  public static func clock(_ session: TrainingSession) -> String {
    let local = session.local
    let minutes = local.secondOfDay / 60
    let clock = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    return "\(local.date) \(clock)"
  }

  /// `9/12`, `9` where as many can come as like.
  public static func seats(_ row: SessionRow) -> String {
    row.session.seats.map { "\(row.taken)/\($0)" } ?? "\(row.taken)"
  }
}
