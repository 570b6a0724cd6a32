import CustomerSuccess
import SuccessStore
import TerminalUI

/// A customer's journey as lines.
struct JourneyPage {
  var detail: JourneyDetail
  var opened: Set<StepID>
  var scene: Scene

  var journey: Journey { detail.row.journey }
  var customer: Customer { detail.row.customer }
  var glyphs: GlyphSet { scene.glyphs }

  var lines: [PageLine] {
    header + [.blank] + way + next + parts.flatMap(section) + prompts + kept + events
  }

  private var header: [PageLine] {
    let owner = customer.owner.isEmpty ? "nobody's account" : "owner \(customer.owner)"
    let progress = journey.progress
    let words = [
      customer.tier.title, JourneyWords.day(journey), "since \(TimeWords.day(journey.start, today: scene.today))",
      "\(progress.settled) of \(progress.of) done", owner,
    ]
    let dot = Piece(" \(glyphs.bullet) ", .muted)
    let pieces = words.flatMap { [dot, Piece($0, .muted)] }.dropFirst()
    return PageLine.wrapped(Array(pieces), in: scene).map {
      $0.about(.customer(customer), opens: .customer(customer.id))
    }
  }

  // MARK: The way

  /// Phases as boxes with their names, milestones as a line of diamonds with their days.
  private var way: [PageLine] {
    let phases = journey.phases.isEmpty ? JourneyWords.once(journey) : journey.phases
    let boxes = timeline(phases.map { Timeline.Step(name($0), state($0)) })
    guard !journey.milestones.isEmpty else { return [boxes] }
    return [boxes, timeline(journey.milestones.map { Timeline.Step(name($0), state($0)) }, isOfMilestones: true)]
  }

  private func timeline(_ steps: [Timeline.Step], isOfMilestones: Bool = false) -> PageLine {
    let glyphs = glyphs
    return PageLine { y, canvas in
      let room = Rect(x: 1, y: y, width: canvas.width - 2, height: 1)
      guard isOfMilestones else { return Self.boxes(steps, in: room, glyphs, on: &canvas) }
      Timeline(steps).draw(in: room, on: &canvas)
      let stride = max(1, room.width / max(1, steps.count))
      for (index, step) in steps.enumerated() where stride > 4 {
        canvas.write(
          " \(step.name) ", at: Point(x: room.x + index * stride + 1, y: y), tone: .muted, maxWidth: stride - 2)
      }
    }
  }

  /// `▮ Days 1-7  ▯ Days 8-30  ▯ Days 31-90`
  private static func boxes(_ steps: [Timeline.Step], in rect: Rect, _ glyphs: GlyphSet, on canvas: inout Canvas) {
    let stride = max(1, rect.width / max(1, steps.count))
    for (index, step) in steps.enumerated() {
      let tone: Tone =
        step.state == .done ? .accent : step.state == .late ? .atRisk : step.state == .current ? .title : .muted
      let box = String(step.state == .done ? glyphs.phaseDone : glyphs.phaseOpen)
      canvas.write(
        "\(box)\(box) \(step.name)", at: Point(x: rect.x + index * stride, y: rect.y), tone: tone, maxWidth: stride - 1)
    }
  }

  private func state(_ step: JourneyStep) -> Timeline.State {
    switch step.state {
    case .done, .skipped: .done
    case .due: .current
    case .late: .late
    case .upcoming: .ahead
    }
  }

  /// `days 8-30`, `day 7`
  func name(_ step: JourneyStep) -> String {
    guard let dates = step.dates else { return "" }
    let (first, last) = (dates.lowerBound - journey.start, dates.upperBound - journey.start)
    return first == last ? "day \(first)" : "days \(first)-\(last)"
  }

  // MARK: What is next

  private var next: [PageLine] {
    guard let next = journey.next else {
      return [.blank, .text([Piece("\(glyphs.met) All steps are settled", .healthy)])]
    }
    let tone = JourneyWords.tone(next.state)
    let title = Paragraph.wrapLines(of: next.step.title, width: max(10, scene.size.width - 11), glyphs: glyphs)
    let head = title.enumerated().map { index, line in
      PageLine.text([
        Piece(index == 0 ? "\(glyphs.pointer) Next: " : "        ", .accent), Piece(line, tone, emphasis: .bold),
      ]).about(.customer(customer), preset: ["step": next.id.text])
    }
    let takes = JourneyWords.takes(next.step)
    let needs = takes.isEmpty ? [] : PageLine.paragraphs(takes, indent: 2, in: scene)
    let why = PageLine.paragraphs(
      JourneyWords.why(next, today: scene.today), indent: 2, tone: next.state == .late ? .atRisk : .muted, in: scene)
    let late = journey.late.count
    let more = late > 1 ? [PageLine.text([Piece("  \(NumberWords.whole(late)) steps are late", .atRisk)])] : []
    return [.blank] + head + needs + why + more
  }
}
