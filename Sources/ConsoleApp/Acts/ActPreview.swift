import CustomerSuccess
import TerminalUI

/// What an act would bring about, shown before it is done.
extension Console {
  /// What the overlay wants to know beside the panes' questions.
  var overlayQuestion: Question? {
    if case .search(let search) = overlay { return search.question }
    if case .log(let log) = overlay { return log.question }
    if case .workload = overlay { return .workload(scope) }
    if case .form(let form) = overlay, let question = form.question { return question }
    guard case .form(let form) = overlay, form.verb == .severity, form.subjects.count == 1,
      case .ticket(let reading, _) = form.subjects[0], let severity = form.values["severity"].flatMap(Severity.init),
      severity != reading.severity
    else { return nil }
    return .trial(reading.ticket.id, severity)
  }

  mutating func receiveForOverlay(_ answer: Answer) {
    if case .search(var search) = overlay {
      search.receive(answer)
      overlay = .search(search)
      return
    }
    if case .log(var log) = overlay {
      log.receive(answer)
      overlay = .log(log)
      return
    }
    if case .workload(var view) = overlay {
      view.receive(answer)
      overlay = .workload(view)
      return
    }
    if case .form(var form) = overlay, form.question != nil {
      let refusal = form.learn(answer, setting.health)
      overlay = refusal == nil ? .form(previewing(form)) : nil
      if let refusal { notice = Notice(text: refusal, isComplaint: true) }
      return
    }
    guard case .form(var form) = overlay, case .trial(let reading) = answer else { return }
    form.preview = reading.map { deadlines(of: $0) } ?? []
    overlay = .form(form)
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
