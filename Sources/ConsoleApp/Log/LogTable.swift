import CustomerSuccess
import TerminalUI

/// The change log's columns: what was done has all the room that the others do not need.
struct LogTable {
  var zone: Zone
  var now: Instant
  /// What undid an entry, by the entry's number, as far as it is listed.
  var undoing: [Int: Int]

  init(_ entries: [ChangeEntry], zone: Zone, now: Instant) {
    self.zone = zone
    self.now = now
    undoing = Dictionary(entries.compactMap { entry in entry.undoes.map { ($0, entry.id) } }) { first, _ in first }
  }

  var table: Table<ChangeEntry> {
    let today = zone.date(of: now)
    return Table(columns: [
      .init("", .fitting(1), named: "Entry", isRight: true) { [Piece("\($0.id)", .muted)] }.filed(number: \.id),
      .init("When", .fitting(5)) { [Piece(when($0, today), .muted)] }.filed { $0.at.iso8601 },
      .init("Who", .fitting(1, most: 24)) { [Piece($0.author.isEmpty ? "–" : $0.author)] }.filed(\.author),
      .init("What", .flexible(minimum: 20, weight: 1)) { entry in
        guard let undo = undoing[entry.id] else { return [Piece(entry.title)] }
        return [Piece("undone by \(undo): ", .waiting), Piece(entry.title, .muted)]
      }.filed(\.title).filed(as: "Undone by", number: { undoing[$0.id] }),
    ])
  }

  /// The hour alone for today.
  private func when(_ entry: ChangeEntry, _ today: LocalDate) -> String {
    let (day, hour) = (zone.date(of: entry.at), TimeWords.hour(entry.at, in: zone))
    return day == today ? hour : "\(TimeWords.day(day, today: today)) \(hour)"
  }
}
