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

  /// The one to be renewed first, else the one that runs longest.
  private func certificate(_ row: LearnerRow) -> Piece {
    let last = row.certificates.max { ($0.expires, $0.id) < ($1.expires, $1.id) }
    guard let shown = training.due(row.certificates, on: today).first ?? last else { return Piece("", .muted) }
    let words = CertificateWords(shown, training: training, today: today, glyphs: glyphs)
    return Piece("\(words.mark) \(TimeWords.day(shown.expires, today: today))", words.tone)
  }
}

extension LearnerRow {
  /// Whose certificate is due is offered to renew it.
  func renewalHints(in scene: Scene) -> [Command] {
    scene.training.due(certificates, on: scene.today).isEmpty ? [] : [.act(.renew, on: .learner, "renew")]
  }

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
