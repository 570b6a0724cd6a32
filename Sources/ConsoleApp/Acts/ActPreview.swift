import CustomerSuccess
import SuccessStore
import TerminalUI

/// What an act would bring about, shown before it is done.
extension Console {
  /// What the overlay wants to know beside the panes' questions.
  var overlayQuestion: AnyQuestion? {
    switch overlay {
    case .search(let search): search.question.map(AnyQuestion.init)
    case .log(let log): log.question
    case .workload: AnyQuestion(WorkloadQuery(scope))
    case .sources: AnyQuestion(SourceStatesQuery())
    case .comparison(let view): AnyQuestion(view.filters.question(in: scope))
    case .form(let form): form.question ?? trial(of: form).map(AnyQuestion.init)
    case .palette(let palette): question(of: palette)
    default: nil
    }
  }

  /// What another severity would bring about.
  private func trial(of form: FormView) -> TrialQuery? {
    guard form.verb == .severity, form.subjects.count == 1, case .ticket(let reading, _) = form.subjects[0],
      let severity = form.values["severity"].flatMap(Severity.init), severity != reading.severity
    else { return nil }
    return TrialQuery(of: reading.ticket.id, trying: .severity(severity))
  }

  mutating func receiveForOverlay(_ answer: AnyAnswer) {
    if case .success(let found) = answer.to(ReferenceQuery.self) { references = found }
    switch overlay {
    case .search(var search):
      if let found = answer.to(SearchQuery.self) { search.receive(found) }
      overlay = .search(search)
    case .log(var log):
      log.receive(answer)
      overlay = .log(log)
    case .workload(var view):
      if let found = answer.to(WorkloadQuery.self) { view.receive(found) }
      overlay = .workload(view)
    case .sources(var view):
      if let found = answer.to(SourceStatesQuery.self) { view.receive(found) }
      overlay = .sources(view)
    case .comparison(var view):
      if let found = answer.to(ComparisonQuery.self) { view.receive(found) }
      overlay = .comparison(view)
    case .form(let form): learn(answer, for: form)
    case .palette(var palette):
      palette.meaning = meaning(of: palette)
      overlay = .palette(palette)
    default: break
    }
  }

  private mutating func learn(_ answer: AnyAnswer, for form: FormView) {
    var form = form
    if form.question != nil {
      let refusal = form.learn(answer, setting.health)
      form.note(references)
      overlay = refusal == nil ? .form(previewing(form)) : nil
      if let refusal { notice = Notice(text: refusal, isComplaint: true) }
    } else if case .success(let reading) = answer.to(TrialQuery.self) {
      form.preview = reading.map { deadlines(of: $0) } ?? []
      overlay = .form(form)
    }
  }

  /// `resolve: due Fri 27 17:00 (8h of support-hours)`
  private func deadlines(of reading: TicketReading) -> [String] {
    reading.openClocks.map { clock in
      let promise = "\(DurationFormat.text(clock.targetSeconds)) of \(clock.calendar.name)"
      guard let due = clock.due else { return "\(clock.kind.rawValue): \(promise), paused" }
      let when = "\(TimeWords.near(setting.zone.date(of: due))) \(TimeWords.hour(due, in: setting.zone))"
      let isPast = clock.state(at: now).standing == .breached ? ": breached at once" : ""
      return "\(clock.kind.rawValue): due \(when) (\(promise))\(isPast)"
    }
  }
}
