import CustomerSuccess
import TerminalUI

/// What escalating leads to: the tier, when it takes over, and what it is handed for.
extension Console {
  /// The form with what it is about to bring about, where that follows from the rules alone.
  func previewing(_ form: FormView) -> FormView {
    var form = form
    switch form.verb {
    case .escalate:
      form.preview =
        EscalationPreview(
          rules: setting.support, values: form.values, subjects: form.subjects, now: now, zone: setting.zone
        ).lines
    case .merge: form.preview = MergePreview(form: form, now: now, zone: setting.zone).lines
    default: break
    }
    return form
  }
}

struct EscalationPreview {
  var rules: SupportRules
  var values: [String: String]
  var subjects: [ActSubject]
  var now: Instant
  var zone: Zone

  /// The tier it goes to; what it can be handed over for stands in the form.
  var lines: [String] {
    guard let tier, let offer = rules.tiers[tier] else { return [] }
    let head = [offer.availability, offer.channels.joined(separator: ", ")]
    let can = offer.capabilities.isEmpty ? "" : "Can: \(offer.capabilities.joined(separator: ", "))"
    return ["\(tier.badge): \(head.filter { !$0.isEmpty }.joined(separator: ": "))", can, handOff(tier)]
      .filter { !$0.isEmpty }
  }

  /// The one ticket that is escalated; nil of several, or where only its name is known.
  private var reading: TicketReading? {
    guard subjects.count == 1, case .ticket(let reading, _) = subjects[0] else { return nil }
    return reading
  }

  private var tier: SupportTier? {
    if let told = values["tier"].flatMap({ Int($0) }) { return SupportTier(rawValue: told) }
    return reading.flatMap { SupportTier(rawValue: $0.supportTier.rawValue + 1) }
  }

  /// `Takes over by Wed 25 09:05 (24h of support-hours); the customer's clocks go on as they are`
  private func handOff(_ tier: SupportTier) -> String {
    guard let reading, let clock = rules.handOff(to: tier, reading.severity, at: now)?.clock, let due = clock.due else {
      return ""
    }
    let when = "\(TimeWords.near(zone.date(of: due))) \(TimeWords.hour(due, in: zone))"
    let target = "\(DurationFormat.text(clock.targetSeconds)) of \(clock.calendar.name)"
    return "Takes over by \(when) (\(target)); the customer's clocks go on beside it"
  }
}
