extension Act {
  /// The day or time that it took, as it was understood, for whoever typed `02:00` or `fri`: `due 4 December 2026`. Nil where
  /// it took none, where it is `now`, and where its words (`snooze until 4 December 2026`) say it already.
  func time(in zone: Zone, at now: Instant?) -> String? {
    switch self {
    case .logActivity(_, _, _, let at?), .noteEvent(_, let at, _), .noteSent(let at?), .noteReply(let at?):
      at == now ? nil : "at \(zone.written(at))"
    case .promise(_, let due?): "due \(zone.written(due))"
    case .approve(let at?): "not before \(zone.written(at))"
    case .addSession(let draft): "at \((Zone(identifier: draft.zone) ?? zone).written(draft.at))"
    case .changeSession(let revision): revision.at.map { "at \(zone.written($0))" }
    case .addAction(let draft): Act.due(draft.due)
    case .takeUpStep(_, _, let due), .enrol(_, let due), .enrolTeam(_, let due), .followUp(_, _, let due): Act.due(due)
    case .settleStep(_, _, let day?, _): "on \(day.written)"
    case .stage(let news): news.closes.map { "closes \($0.written)" }
    case .milestone(let news): news.on.map { "on \($0.written)" } ?? Act.due(news.due.flatMap(\.self))
    case .comeBack(_, let renews?): "renews \(renews.written)"
    case .addCustomer(let draft): draft.days
    default: nil
    }
  }

  private static func due(_ day: LocalDate?) -> String? { day.map { "due \($0.written)" } }
}

extension CustomerRevision {
  fileprivate var days: String? {
    let days = [
      signedUp.map { "signed up \($0.written)" }, renews.flatMap(\.self).map { "renews \($0.written)" },
    ].compactMap(\.self)
    return days.isEmpty ? nil : days.joined(separator: ", ")
  }
}

extension Act {
  /// Whoever does it goes on with the same thing at once: what is rewritten is to be approved.
  public var isHalfWay: Bool { if case .rewriteMessage = self { true } else { false } }
}
