import ConsoleApp
import CustomerSuccess
import SuccessStore
import TerminalUI

/// A review's onboarding.
extension CustomerReview {
  private static let stepsShown = 16

  var onboarding: Paper.Section {
    guard let journey = facts.journey else {
      return Paper.Section(title: "Onboarding", blocks: [.words("There is no onboarding journey to show.")])
    }
    let steps = shown(journey)
    guard let first = steps.first else { return Paper.Section(title: "Onboarding", blocks: [.words(words(journey))]) }
    return Paper.Section(
      title: "Onboarding", blocks: [.words(words(journey)), .figure(figure(journey, steps, from: first))])
  }

  private func words(_ journey: Journey) -> String {
    let progress = journey.progress
    let start = "\(journey.title) began on \(TimeNames.date(journey.start))"
    guard journey.today >= journey.start else { return "\(journey.title) begins on \(TimeNames.date(journey.start))." }
    guard !isOver(journey) else { return "\(start) and is over." }
    let next = journey.next.map { step in
      " Next: \(step.step.title), \(standing(step))."
    }
    return "\(start); \(progress.settled) of \(PaperWords.counted(progress.of, "step")) are settled.\(next ?? "")"
  }

  /// As the console has it, with room for the word.
  private func standing(_ step: JourneyStep) -> String {
    guard step.state == .late, !step.isOvertaken, let last = step.dates?.upperBound else {
      return JourneyWords.standing(step, today: facts.today)
    }
    return "\(PaperWords.counted(facts.today - last, "day")) late"
  }

  private func isOver(_ journey: Journey) -> Bool {
    !facts.rulebook.journeys.isUnderWay(journey, facts.customer)
  }

  /// Phases and milestones; of a flow without any, the steps that come once. Those that have no date yet cannot be drawn; when it
  /// is over, nobody asks for what was never settled.
  private func shown(_ journey: Journey) -> [JourneyStep] {
    let marked = journey.steps.filter { [.phase, .milestone].contains($0.step.kind) && $0.dates != nil }
    let steps = marked.isEmpty ? JourneyWords.once(journey).filter { $0.dates != nil } : marked
    return Array(steps.filter { !isOver(journey) || $0.state.isSettled }.prefix(Self.stepsShown))
  }

  private func figure(_ journey: Journey, _ steps: [JourneyStep], from first: JourneyStep) -> Paper.Figure {
    let rows = steps.compactMap { step -> SpanChart.Row? in
      guard let dates = step.dates else { return nil }
      return SpanChart.Row(
        name: step.step.title, days: dates, isFilled: step.state != .upcoming,
        words: standing(step), tone: JourneyWords.tone(step.state))
    }
    let last = rows.map(\.days.upperBound).max() ?? journey.start
    let end = isOver(journey) ? last : max(last, facts.today)
    let days = min(journey.start, end)...max(end, journey.start + 14)
    let sheet = Sheet(
      title: "Steps of onboarding",
      columns: [.words("Step"), .words("Kind"), .words("From"), .words("To"), .words("State")],
      rows: steps.map { step in
        [
          step.step.title, step.step.kind.title, step.dates.map { TimeNames.short($0.lowerBound) } ?? "–",
          step.dates.map { TimeNames.short($0.upperBound) } ?? "–", step.state.rawValue,
        ]
      })
    let states = Dictionary(grouping: steps, by: \.state)
    let summary = StepState.allCases.compactMap { state in
      states[state].map { "\(state.rawValue): \($0.map(\.step.title).joined(separator: ", "))" }
    }
    return Paper.Figure(
      title: "Milestones on the way", summary: summary.joined(separator: "; ").capitalizedFirst + ".",
      chart: SpanChart(rows: rows, days: days, marks: [(facts.today, "today")]), table: sheet)
  }
}
