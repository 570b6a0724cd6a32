public import CustomerSuccess
public import SuccessStore
import TerminalUI

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

  /// `in 6 days`, `under way`, `over, 20 days ago`
  static func standing(_ session: TrainingSession, in scene: Scene) -> String {
    let day = TimeWords.distance(scene.zone.date(of: session.at) - scene.today)
    if session.at > scene.now { return day }
    return session.end > scene.now ? "under way" : "over, \(day)"
  }

  /// Nothing for what is to come.
  static func mark(_ session: TrainingSession, at now: Instant, _ glyphs: GlyphSet) -> Piece {
    if session.at > now { return Piece(" ") }
    return session.end > now ? Piece(String(glyphs.pointer), .accent) : Piece(String(glyphs.dash), .muted)
  }

  /// `9/12`, `9` where as many can come as like.
  public static func seats(_ row: SessionRow) -> String {
    row.session.seats.map { "\(row.taken)/\($0)" } ?? "\(row.taken)"
  }
}
