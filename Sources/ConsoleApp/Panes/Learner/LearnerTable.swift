import CustomerSuccess
import SuccessStore
import TerminalUI

/// The learners' columns.
struct LearnerTable {
  var training: TrainingCatalogue
  var today: LocalDate
  var glyphs: GlyphSet

  var table: Table<LearnerRow> {
    Table(columns: [
      .init("", .fixed(1), named: "State") { row in [Piece(row.isLate(training, today) ? "!" : " ", .breached)] },
      .init("Learner", .flexible(minimum: 12, weight: 2, wants: 24)) { row in [Piece(row.learner.name)] },
      .init("Customer", .flexible(minimum: 10, weight: 2, wants: 24), priority: 1) { row in [Piece(row.customerName)] },
      .init("Role", .flexible(minimum: 10, weight: 1), priority: 3) { row in [Piece(row.learner.role, .muted)] },
      .init("Paths", .flexible(minimum: 16, weight: 1)) { row in paths(row) },
      .init("Certificate", .fixed(13), priority: 2) { row in [certificate(row)] }
        .filed(as: "Certified until") { $0.certificates.map(\.expires).max()?.description ?? "" },
    ])
  }

  /// `Exe 2/5  Tec 0/6`: a path by its first letters.
  private func paths(_ row: LearnerRow) -> [Piece] {
    row.enrolments.compactMap { enrolment -> Piece? in
      guard let path = training[enrolment.path] else { return nil }
      let isLate = row.isLate(enrolment, training, today)
      return Piece(
        "\(path.title.prefix(3)) \(row.done(path, training))/\(path.modules.count) ", isLate ? .breached : .text)
    }
  }

  private func certificate(_ row: LearnerRow) -> Piece {
    guard let last = row.certificates.map(\.expires).max() else { return Piece("", .muted) }
    let day = TimeWords.day(last, today: today)
    if last < today { return Piece("\(glyphs.breached) \(day)", .breached) }
    let isEnding = last - today <= 30
    return Piece("\(isEnding ? glyphs.atRisk : glyphs.met) \(day)", isEnding ? .atRisk : .healthy)
  }
}

extension LearnerRow {
  /// Modules of a path that count as done.
  func done(_ path: TrainingPath, _ training: TrainingCatalogue) -> Int {
    training.done(path.id, by: progress).count
  }

  /// Its due day has passed and something on the path is still to be done.
  func isLate(_ enrolment: Enrolment, _ training: TrainingCatalogue, _ today: LocalDate) -> Bool {
    guard let due = enrolment.due, due < today, let path = training[enrolment.path] else { return false }
    return training.satisfied(path, by: progress) == nil
  }

  func isLate(_ training: TrainingCatalogue, _ today: LocalDate) -> Bool {
    enrolments.contains { isLate($0, training, today) }
  }
}
