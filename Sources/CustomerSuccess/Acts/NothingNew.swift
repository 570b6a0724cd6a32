/// What a form says that was left as it began is no mistake: there is nothing to do.
extension ActSubject {
  /// How the thing is already, in words, where an act would leave it as it is seen: `is high already`.
  public func likeThatAlready(_ act: Act, _ titles: KeyTitles) -> String? {
    switch (self, act) {
    case (.customer(let customer), .assignCustomer(let owner)) where owner == customer.owner:
      ActSubject.owned(by: owner)
    case (.customer, .changeCustomer(let revision)) where revision == CustomerRevision(): "is like that already"
    case (.customer(let customer), .changeCustomer(let revision)):
      revision.applied(to: customer) == customer ? "is like that already" : nil
    case (.contact(let contact), .makePrimary): contact.isPrimary ? "is the primary contact already" : nil
    case (.contact(let contact), .changeContact(let revision)):
      revision.applied(to: contact) == contact ? "is like that already" : nil
    case (.action, .revise(let revision)) where revision == ActionRevision(): "is like that already"
    case (.action(let item), .revise(let revision)): item.after(revision) == item ? "is like that already" : nil
    case (.ticket(let reading, let cause), _): ActSubject.likeThatAlready(reading, cause, act)
    case (.message, .rewriteMessage(let text)) where text == messageText: "is like that already"
    case (.message(let message, _), .approve(let moment))
    where message.state == .approved && message.notBefore == moment:
      "is approved already"
    case (.session(let session), .changeSession(let revision)):
      revision.applied(to: session) == session ? "is like that already" : nil
    case (.initiative(let initiative), .changeInitiative(let revision)):
      revision.applied(to: initiative) == initiative ? "is like that already" : nil
    case (.verbatim(let read), .correct(let news)): news.says(read) ? "is read like that already" : nil
    case (.initiative(let initiative), _): initiative.isLike(after: act) ? "is like that already" : nil
    case (.article, .rewrite(let revision)) where revision == ArticleRevision(): "is like that already"
    case (.learner(_, _, let progress, _), _): ActSubject.likeThatAlready(progress, act, titles)
    default: nil
    }
  }

  private static func owned(by owner: String) -> String { "is \(owner.isEmpty ? "nobody" : owner)'s already" }

  private static func likeThatAlready(_ reading: TicketReading, _ cause: RootCause?, _ act: Act) -> String? {
    switch act {
    case .changeSeverity(let severity) where severity == reading.severity: "is \(severity.rawValue) already"
    case .assignTicket(let owner) where owner == reading.owner: owned(by: owner)
    case .retitle(let subject) where subject == reading.ticket.subject: "has that subject already"
    case .explain(let path, let whys) where cause?.says(path, whys) == true: "has that root cause already"
    case .promise(let kind, let due?) where reading.isDue(kind, at: due): "is due then already"
    default: nil
    }
  }

  private static func likeThatAlready(
    _ progress: [ModuleProgress], _ act: Act, _ titles: KeyTitles
  ) -> String? {
    func known(_ path: PathID, _ module: ModuleID) -> ModuleProgress? {
      progress.first { $0.path == path && $0.module == module }
    }
    switch act {
    case .complete(let path, let module, let minutes, let score):
      guard let before = known(path, module), before.state == .completed, before.waiver.isEmpty else { return nil }
      let isSame = (minutes ?? before.minutes) == before.minutes && (score ?? 0) <= (before.bestScore ?? 0)
      return isSame ? "has completed '\(titles.module(module, of: path))' already" : nil
    case .waive(let path, let module, let reason):
      let before = known(path, module)
      return before?.state == .waived && before?.waiver == reason
        ? "is let off '\(titles.module(module, of: path))' already" : nil
    case .score(let path, let module, let score):
      guard let best = known(path, module)?.bestScore, best >= score else { return nil }
      return "has scored \(best) in '\(titles.module(module, of: path))' already"
    default: return nil
    }
  }
}

extension ActionItem {
  fileprivate func after(_ revision: ActionRevision) -> ActionItem {
    var item = self
    item.title = revision.title ?? title
    item.kind = revision.kind ?? kind
    item.description = revision.description ?? description
    item.priority = revision.priority ?? priority
    item.owner = revision.owner ?? owner
    item.due = revision.due ?? due
    item.status = revision.status ?? status
    item.checklist = revision.checklist ?? checklist
    return item
  }
}

extension TicketReading {
  /// What was promised by hand for a clock that still runs.
  public func handSetDue(_ kind: ClockKind) -> Instant? {
    openClocks.first { $0.kind == kind && $0.isSetByHand }?.due
  }

  /// That a running clock ends in that minute as it is, by a promise or by its policy: forms and the log tell no seconds.
  func isDue(_ kind: ClockKind, at due: Instant) -> Bool {
    openClocks.contains { clock in clock.kind == kind && clock.due.map { $0.seconds / 60 == due.seconds / 60 } == true }
  }
}
