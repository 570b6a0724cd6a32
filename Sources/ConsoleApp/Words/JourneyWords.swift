public import CustomerSuccess
import SuccessStore
public import TerminalUI

/// How journeys and their steps read.
public enum JourneyWords {
  /// `▮▮▯`: phases, or where a flow has none the steps that come once; filled as far as they are settled.
  static func phases(_ journey: Journey, _ glyphs: GlyphSet) -> String {
    let phases = journey.phases.isEmpty ? once(journey) : journey.phases
    return String(phases.map { $0.state.isSettled ? glyphs.phaseDone : glyphs.phaseOpen })
  }

  /// `◆◆◇◇`, or nothing where a flow has none.
  static func milestones(_ journey: Journey, _ glyphs: GlyphSet) -> String {
    String(journey.milestones.map { $0.state == .done ? glyphs.milestone : glyphs.milestoneOpen })
  }

  /// Steps of a flow without phases that are not repeated.
  public static func once(_ journey: Journey) -> [JourneyStep] {
    journey.steps.filter { $0.step.kind == .step && !$0.step.isRepeated }
  }

  /// `day 23`; how far it has come.
  static func day(_ journey: Journey) -> String { "day \(journey.today - journey.start)" }

  static func mark(_ step: JourneyStep, _ glyphs: GlyphSet) -> Character {
    switch step.state {
    case .done: step.step.kind == .milestone ? glyphs.milestone : glyphs.met
    case .skipped: glyphs.dash
    case .late: glyphs.atRisk
    case .due: glyphs.pointer
    case .upcoming: step.step.kind == .milestone ? glyphs.milestoneOpen : glyphs.bullet
    }
  }

  public static func tone(_ state: StepState) -> Tone {
    switch state {
    case .done: .healthy
    case .skipped: .muted
    case .late: .atRisk
    case .due: .title
    case .upcoming: .muted
    }
  }

  /// `18 d late`, `due today`, `done 3 Nov`, `skipped: on holiday`, `in 4 days`.
  public static func standing(_ step: JourneyStep, today: LocalDate) -> String {
    switch step.state {
    case .done where step.settled == step.dates?.upperBound: "done"
    case .done: step.settled.map { "done \(TimeWords.day($0, today: $0))" } ?? "done"
    case .skipped: "skipped\(step.outcome.map { ": \($0.reason)" } ?? "")"
    case .late where step.isOvertaken: "passed"
    case .late: step.dates.map { TimeWords.late(today - $0.upperBound) } ?? "late"
    case .due:
      step.dates.map { $0.upperBound == today ? "due today" : "to \(TimeWords.day($0.upperBound, today: today))" }
        ?? "due"
    case .upcoming: step.dates.map { TimeWords.distance($0.lowerBound - today) } ?? "waits"
    }
  }

  /// What a step waits for, where it is more than for somebody to do it: `waits for First login`.
  static func waits(_ step: JourneyStep) -> String? {
    if let event = step.step.startedBy, !step.hasBegun, step.state != .done { return "waits for \(words(event))" }
    if let event = step.step.reachedBy, step.state != .done { return "reached by \(words(event))" }
    return nil
  }

  /// Why the first open step is not done, in a sentence.
  static func why(_ step: JourneyStep, today: LocalDate) -> String {
    guard step.state == .late, let day = step.dates?.upperBound else {
      return waits(step) ?? (step.state == .due ? "today is its day" : "its day is still ahead")
    }
    let since = "its day was \(TimeWords.day(day, today: today))"
    if step.step.kind == .survey { return "\(since), and nobody has answered" }
    return "\(since), and \(waits(step).map { "it \($0)" } ?? "nobody has noted it done")"
  }

  private static func words(_ signal: StepSignal) -> String {
    var words = signal.events.first.map { [$0] } ?? []
    if let counter = signal.counter { words.append("\(NumberWords.whole(signal.reaches)) \(counter)") }
    if let percent = signal.limitPercent { words.append("\(percent) % of a limit") }
    return words.joined(separator: " or ")
  }

  /// `30 min`, `C-level + key stakeholders`: what a step takes.
  static func takes(_ step: FlowStep) -> String {
    step.minutes.map { "\($0) min" } ?? step.attendees
  }

  /// Whom the objective counts.
  static func account(_ figure: ActivationFigure) -> String {
    let objective = figure.objective
    let unknown =
      figure.unknown == 0
      ? "" : " Of \(NumberWords.whole(figure.unknown)) others no first value is known; they count in neither."
    return "\(objective.title): of the \(counted(figure.count, "customer")) who signed up more than "
      + "\(counted(objective.days, "day")) ago, have not left and have a known first value, "
      + "\(NumberWords.whole(figure.reached)) got value within \(counted(objective.days, "day")); "
      + "the target is \(objective.targetPercent) %.\(unknown)"
  }

  /// `90-Day Activation 82.1 % of 1,180 past day 90, target 85 %`
  static func activation(_ figure: ActivationFigure) -> String {
    let share =
      figure.percent.map {
        "\(NumberWords.tenth($0)) % of \(NumberWords.whole(figure.count)) past day \(figure.objective.days)"
      }
      ?? (figure.unknown == 0 ? "nobody yet" : "not known of anybody")
    return "\(figure.objective.title) \(share), target \(figure.objective.targetPercent) %"
  }
}
