import CustomerSuccess
import SuccessStore
import TerminalUI

/// The steps of a journey, phase by phase, and what stands beside them.
extension JourneyPage {
  /// A stretch of the journey with the steps that fall into it.
  struct Part {
    /// Nil for what stands in no phase.
    var phase: JourneyStep?
    var steps: [JourneyStep]
  }

  var parts: [Part] {
    let dated = journey.steps.filter { $0.step.kind != .phase && $0.dates != nil && $0.step.kind != .prompt }
    var rest = dated
    var parts: [Part] = []
    for phase in journey.phases {
      guard let dates = phase.dates else { continue }
      let own = rest.filter { step in step.dates.map { $0.lowerBound <= dates.upperBound } ?? false }
      rest.removeAll { step in own.contains { $0.id == step.id } }
      parts.append(Part(phase: phase, steps: own))
    }
    return parts + (rest.isEmpty ? [] : [Part(phase: nil, steps: shown(rest))])
  }

  /// Of what comes again and again, the last that has come, the two before that were settled, and the next.
  private func shown(_ steps: [JourneyStep]) -> [JourneyStep] {
    let repeated = steps.filter(\.step.isRepeated)
    let near = Set(
      repeated.filter(\.state.isSettled).suffix(2).map(\.id)
        + repeated.filter { $0.state == .upcoming }.prefix(1).map(\.id))
    return steps.filter { step in
      !step.step.isRepeated || near.contains(step.id) || (!step.isOvertaken && step.state != .upcoming)
    }
  }

  func section(_ part: Part) -> [PageLine] {
    guard let phase = part.phase else { return [.blank, .heading("Steps")] + part.steps.flatMap(line) }
    let tone = JourneyWords.tone(phase.state)
    let head = PageLine { [name = name(phase), standing = JourneyWords.standing(phase, today: scene.today)] y, canvas in
      canvas.writeRight(standing, at: Point(x: 1, y: y), width: canvas.width - 2, tone: tone)
      let room = canvas.width - canvas.columns(standing) - 4
      let used = canvas.write(
        name.capitalizedFirst, at: Point(x: 1, y: y), tone: .heading, emphasis: .bold, maxWidth: room)
      canvas.write(phase.step.title, at: Point(x: used + 3, y: y), tone: .heading, maxWidth: max(0, room - used - 2))
    }.about(.customer(customer), preset: ["step": phase.id.text])
    return [.blank, head] + details(phase) + part.steps.flatMap(line)
  }

  private func line(_ step: JourneyStep) -> [PageLine] {
    let (mark, tone) = (JourneyWords.mark(step, glyphs), JourneyWords.tone(step.isOvertaken ? .skipped : step.state))
    let day = step.dates.map { TimeWords.day($0.lowerBound, today: $0.lowerBound) } ?? ""
    let action = detail.actions[step.id]
    let standing = action.map { "\($0.id)" } ?? JourneyWords.standing(step, today: scene.today)
    let takes = JourneyWords.takes(step.step)
    let line = PageLine { y, canvas in
      canvas.write(String(mark), at: Point(x: 1, y: y), tone: tone)
      canvas.write(day, at: Point(x: 3, y: y), tone: .muted, maxWidth: 7)
      canvas.writeRight(standing, at: Point(x: canvas.width - 13, y: y), width: 12, tone: tone)
      let room = canvas.width - 11 - 14
      let used = canvas.write(
        step.step.title, at: Point(x: 11, y: y), tone: step.state.isSettled ? .muted : .text,
        emphasis: step.step.kind == .milestone ? .bold : [], maxWidth: room)
      // Half a word of it says nothing; opened, the step says all.
      guard canvas.columns(takes) <= room - used - 2 else { return }
      canvas.write(takes, at: Point(x: 13 + used, y: y), tone: .muted)
    }
    return [line.about(.customer(customer), preset: ["step": step.id.text])] + details(step)
  }

  /// What an opened step asks for.
  private func details(_ step: JourneyStep) -> [PageLine] {
    guard opened.contains(step.id) else { return [] }
    var lines = step.step.checklist.map { item in
      PageLine.text([Piece("           \(glyphs.bullet) \(item)")])
    }
    let about =
      [JourneyWords.waits(step)].compactMap(\.self) + step.step.description.split(separator: "\n").map(String.init)
    lines += about.flatMap { PageLine.paragraphs($0, indent: 10, tone: .muted, in: scene) }
    if let action = detail.actions[step.id] {
      lines.append(
        .text([Piece("           \(action.id) ", .accent), Piece(action.title)]).about(
          .action(action), opens: .action(action.id)))
    }
    return lines
  }

  // MARK: Beside it

  var prompts: [PageLine] {
    let prompts = journey.steps.filter { $0.step.kind == .prompt }
    return prompts.isEmpty ? [] : [.blank, .heading("Discovery prompts")] + prompts.flatMap(line)
  }

  var kept: [PageLine] {
    journey.kept.isEmpty ? [] : [.blank, .heading("Kept from flows before")] + journey.kept.flatMap(line)
  }

  var events: [PageLine] {
    guard !detail.events.isEmpty else { return [] }
    return [.blank, .heading("Events")]
      + detail.events.prefix(12).map { event in
        let day = TimeWords.day(scene.zone.date(of: event.at), today: scene.today)
        return .text(
          [
            Piece("  \(day)  ", .muted), Piece(event.name.text),
            Piece(event.note.isEmpty ? "" : "  \(event.note)", .muted),
          ],
          isStop: true)
      }
  }
}
