extension Verbatim {
  /// What a fact holds of a customer's own words, but for tickets, whose events have them.
  static func all(in fact: Fact, by rules: VerbatimRules, zone: Zone) -> [Verbatim] {
    switch fact {
    case .survey(let answer) where !answer.comment.isEmpty:
      [
        Verbatim(
          source: .survey, id: answer.id.text, kind: answer.kind.rawValue, customer: answer.customer, at: answer.at,
          text: answer.comment)
      ]
    case .activity(let activity):
      (rules.words(of: activity.description, in: activity.kind) + Quotation.passages(of: activity.outcome)).map {
        Verbatim(
          source: .activity, id: activity.id.text, kind: activity.kind, customer: activity.customer, at: activity.at,
          text: $0)
      }
    case .departure(let departure):
      Quotation.passages(of: departure.note).map {
        Verbatim(
          source: .departure, id: departure.id.text, customer: departure.customer,
          at: zone.instant(departure.left, secondOfDay: 0), text: $0)
      }
    case .exitInterview(let interview) where !interview.words.isEmpty:
      [
        Verbatim(
          source: .interview, id: interview.id.text, customer: interview.customer,
          at: zone.instant(interview.day, secondOfDay: 0), text: interview.words)
      ]
    default: []
    }
  }
}

extension FactSource {
  /// What customers said in the facts of that id, of whatever kind; each group is what a fact has of one moment.
  public func verbatims(in holder: String, by rules: VerbatimRules, zone: Zone) throws -> [[Verbatim]] {
    let keys = [
      FactKey.survey(SurveyResponseID(holder)), .activity(ActivityID(holder)), FactKey(.departure, holder),
      FactKey(.exitInterview, holder),
    ]
    let groups = try keys.compactMap(fact).map { Verbatim.all(in: $0, by: rules, zone: zone) }
    return groups.filter { !$0.isEmpty } + (try messages(of: TicketID(holder)))
  }

  private func messages(of id: TicketID) throws -> [[Verbatim]] {
    guard case .ticket(let ticket) = try fact(.ticket(id)) else { return [] }
    return try events(of: id).sorted { $0.order < $1.order }.compactMap { event in
      guard case .customerMessage(let text) = event.kind, !text.isEmpty else { return nil }
      return [Verbatim(source: .ticket, id: id.text, customer: ticket.customer, at: event.at, text: text)]
    }
  }

  /// What is meant by an id: those words, or all of the fact's where it names none.
  public func verbatims(meant id: VerbatimID, by rules: VerbatimRules, zone: Zone) throws -> [[Verbatim]] {
    let all = try verbatims(in: id.holder, by: rules, zone: zone)
    // An id may have the mark itself.
    let whole = id.namesWords ? try verbatims(in: id.text, by: rules, zone: zone) : []
    return (all + whole).filter { group in
      !id.namesWords || group.contains { $0.verbatimID == id || $0.id == id.text }
    }
  }
}
