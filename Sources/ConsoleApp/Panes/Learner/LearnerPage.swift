import CustomerSuccess
import SuccessStore
import TerminalUI

/// A learner's page as lines.
struct LearnerPage {
  var row: LearnerRow
  var customer: CustomerRow
  var scene: Scene

  var lines: [PageLine] { header + paths }

  private var header: [PageLine] {
    let words = [row.learner.role, row.learner.email].filter { !$0.isEmpty }
    let about = words.isEmpty ? [] : [PageLine.text([Piece(words.joined(separator: " · "), .muted)], isStop: true)]
    return about + [CustomerLine.line(of: customer, in: scene)]
  }

  private var paths: [PageLine] {
    if row.enrolments.isEmpty { return [.blank, .text([Piece("Enrolled in no path yet", .muted)])] }
    return row.enrolments.flatMap { enrolment -> [PageLine] in
      guard let path = scene.training[enrolment.path] else { return [] }
      return [.blank, head(path, enrolment)] + path.modules.map { module($0, of: path) } + certificates(of: path)
    }
  }

  /// `Technical   ████████▏      3/6   due Fri 27`
  private func head(_ path: TrainingPath, _ enrolment: Enrolment) -> PageLine {
    let done = row.done(path, scene.training)
    let isLate = row.isLate(enrolment, scene.training, scene.today)
    let due = enrolment.due.map { due in
      done == path.modules.count
        ? "due \(TimeWords.day(due, today: scene.today))"
        : "\(isLate ? "! " : "due ")\(TimeWords.due(due, today: scene.today))"
    }
    return PageLine { y, canvas in
      canvas.write(path.title, at: Point(x: 1, y: y), tone: .heading, emphasis: .bold, maxWidth: 13)
      let bar = Rect(x: 15, y: y, width: canvas.width - 38, height: 1)
      if bar.width > 3 {
        canvas.fill(bar, with: canvas.glyphs.barTrack, tone: .track)
        Bar(value: Double(done), of: Double(max(1, path.modules.count)), tone: .series1).draw(in: bar, on: &canvas)
      }
      canvas.writeRight("\(done)/\(path.modules.count)", at: Point(x: canvas.width - 22, y: y), width: 5)
      canvas.writeRight(
        due ?? "no due date", at: Point(x: canvas.width - 16, y: y), width: 15, tone: isLate ? .breached : .muted)
    }.about(row.subject, preset: ["path": path.id.text])
  }

  private func module(_ module: TrainingModule, of path: TrainingPath) -> PageLine {
    let progress = row.progress.first { $0.path == path.id && $0.module == module.id }
    let words = ModuleWords(progress, training: scene.training, glyphs: scene.glyphs)
    return PageLine { y, canvas in
      canvas.write(String(words.mark), at: Point(x: 3, y: y), tone: words.tone)
      canvas.write(module.title, at: Point(x: 5, y: y), maxWidth: max(0, canvas.width - 32))
      canvas.write(words.state, at: Point(x: canvas.width - 26, y: y), tone: words.tone, maxWidth: 11)
      canvas.writeRight(words.minutes, at: Point(x: canvas.width - 14, y: y), width: 7, tone: .muted)
      canvas.writeRight(words.score, at: Point(x: canvas.width - 6, y: y), width: 5)
    }.about(row.subject, preset: ["module": "\(path.id)/\(module.id)", "path": path.id.text])
  }

  private func certificates(of path: TrainingPath) -> [PageLine] {
    let held = scene.training.held(row.certificates, on: scene.today)
    return row.certificates.filter { $0.path == path.id }.map { certificate in
      let words = CertificateWords(certificate, in: scene)
      // What has been renewed is history, whenever it ends.
      let isRenewed = certificate.issued <= scene.today && !held.contains(certificate)
      let (mark, tone) = isRenewed ? (scene.glyphs.dash, Tone.muted) : (words.mark, words.tone)
      let issued = TimeWords.day(certificate.issued, today: scene.today)
      let ends = TimeWords.day(certificate.expires, today: scene.today)
      return PageLine.text([
        Piece("  \(mark) certificate \(certificate.id)", tone),
        Piece("  \(issued) to \(ends), \(isRenewed ? "renewed" : words.ends)", .muted),
      ]).about(row.subject, preset: ["path": path.id.text])
    }
  }
}

/// How far a learner is with a module, in words.
private struct ModuleWords {
  var mark: Character
  var state: String
  var minutes: String
  var score: String
  var tone: Tone

  init(_ progress: ModuleProgress?, training: TrainingCatalogue, glyphs: GlyphSet) {
    minutes = progress.map { $0.minutes > 0 ? "\($0.minutes) min" : "" } ?? ""
    score = progress?.bestScore.map { "\($0) %" } ?? ""
    switch progress?.state {
    case nil: (mark, state, tone) = (glyphs.bullet, "not started", .muted)
    case .inProgress: (mark, state, tone) = (glyphs.pointer, "in progress", .text)
    case .waived: (mark, state, tone) = (glyphs.met, "waived", .good)
    case .completed:
      let isPassed = progress.map(training.satisfies) ?? false
      (mark, state, tone) = isPassed ? (glyphs.met, "completed", .healthy) : (glyphs.breached, "not passed", .atRisk)
    }
  }
}
