extension Act {
  /// What was done, for the change log: `resolve`, `set the severity to high`.
  /// `fact` is what it is done to, as far as that is known.
  func words(_ titles: KeyTitles, on fact: Fact?) -> String {
    let tier = if case .customer(let customer) = fact { customer.tier } else { Tier?.none }
    return switch self {
    case .record(let metric, _, _): "record \(titles.metric(metric)) for"
    case .override(let target, let value, _, _): "override \(titles.target(target)) with \(value) for"
    case .withdraw(let target): "withdraw the override of \(titles.target(target)) for"
    case .logActivity(let kind, let description, _, _): Act.words(note: description, kind)
    case .addAction(let draft): "add action item '\(draft.title)' for"
    case .openTicket(let draft): "open ticket '\(draft.subject)' for"
    case .addLearner(let name, _, _): "add learner \(name) to"
    case .assignCustomer(let owner), .assignTicket(let owner): "assign to \(owner.isEmpty ? "nobody" : owner)"
    case .changeCustomer(let revision): revision.words.isEmpty ? "edit" : "set \(revision.words) of"
    case .renew(let until, let amount, let from):
      "renew until \(until.written)\(amount.map { " at \($0.amountText) \($0.currency) a month" } ?? "")"
        + (from.map { " from \($0.written) on" } ?? "")
    case .churn(let day, let reason, _): "note as churned on \(day.written) (\(titles.reason(reason)))"
    case .comeBack(let day, _): "note as back since \(day.written)"
    case .mergeCustomer(let other): "merge into \(other)"
    case .addContact: "add a contact of"
    case .answerSurvey(let kind, let score, _, _): "record \(kind.title) \(score) of"
    case .review(let told): "take down the business review of \(told.day.written) with"
    case .interview(let told): "take down the exit interview (\(titles.reason(told.reason))) with"
    case .count(let counter, let value, let limit, _):
      "count \(value) \(titles.counter(counter).lowercased())\(limit.map { " of \($0)" } ?? "") for"
    case .noteEvent(let name, _, _): "note '\(name)' of"
    case .settleStep(let step, .done, _, _): "complete step '\(titles.step(step, of: tier))' of"
    case .settleStep(let step, .skipped, _, _): "skip step '\(titles.step(step, of: tier))' of"
    case .reopenStep(let step): "reopen step '\(titles.step(step, of: tier))' of"
    case .takeUpStep(let step, _, _): "take up step '\(titles.step(step, of: tier))' of"
    case .mute(let trigger, _, let until):
      "mute '\(titles.trigger(trigger))'\(until.map { " until \($0.written)" } ?? "") for"
    case .unmute(let trigger): "unmute '\(titles.trigger(trigger))' for"
    case .tellOf(let initiative): "draft news of \(initiative) to"
    case .stage(let news): "set the opportunity to \(news.stage.rawValue) of"
    case .addCustomer(let draft): "add customer '\(draft.name ?? "")'"
    case .changeContact(let revision): revision.words.isEmpty ? "edit" : "set \(revision.words) of"
    case .makePrimary: "make primary"
    case .removeContact: "remove contact"
    case .forgetContact: "forget contact"
    case .forgetLearner: "forget learner"
    case .revise(let revision): revision.words
    case .finish(let status, _): status == .dropped ? "drop" : "complete (\(Verb.name(of: status)))"
    case .snooze(let until, _): "snooze until \(until.written)"
    case .wake: "end the snooze"
    case .tick(let step, let isDone): isDone ? "tick step \(step + 1)" : "untick step \(step + 1)"
    case .reopenAction: "reopen"
    case .respond(_, .open): "respond"
    case .respond(_, let status): status.map { "respond, then \($0.title.lowercased())" } ?? "respond"
    case .note: "add a note"
    case .hear: "take down the customer's message"
    case .move(let status): status == .resolved ? "resolve" : "set \(status.title.lowercased())"
    case .changeSeverity(let severity): "set the severity to \(severity.rawValue)"
    case .escalate(_, let trigger): "escalate: \(trigger)"
    case .promise(let clock, let due): "\(due == nil ? "give back" : "set") the \(clock.rawValue) time"
    case .retitle: "change the subject"
    case .merge(let other): "merge into \(other)"
    case .markSpam: "mark as spam"
    case .explain(let path, _): "find the root cause (\(titles.cause(path))) of"
    case .draftArticle: "draft an article from"
    case .answerBy(let article): "link \(article) to"
    case .rewrite(let revision): revision.words
    case .addInitiative(let draft): "begin initiative '\(draft.title ?? "")'"
    case .changeInitiative(let revision): revision.words
    case .planInitiative(let quarter, _): quarter.map { "plan for \($0)" } ?? "take off the roadmap"
    case .milestone(let news): news.words
    case .advance(let percent): percent.map { "note as \($0) % done" } ?? "let the milestones say how far it is, of"
    case .finishInitiative: "finish"
    case .dropInitiative: "drop"
    case .reopenInitiative: "take up again"
    case .correct(let news): news.words
    case .publish: "publish"
    case .retire: "retire"
    case .answers(let ticket): "link \(ticket) to"
    case .approve: "approve"
    case .holdMessage: "hold"
    case .dropMessage: "drop"
    case .rewriteMessage: "rewrite"
    case .noteSent: "note as sent"
    case .noteReply: "note as answered"
    case .takeToSend: "send"
    case .endSending(_, .sent): "sent"
    case .endSending(_, .failed): "could not send"
    case .endSending(_, .unknown): "do not know of sending"
    case .enrol(let path, _): "enrol in \(titles.path(path))"
    case .complete(let path, let module, _, _): "complete '\(titles.module(module, of: path))' for"
    case .waive(let path, let module, _): "waive '\(titles.module(module, of: path))' for"
    case .assess(let path, let module, let score, .after): "assess \(score) in '\(titles.module(module, of: path))' for"
    case .assess(let path, let module, let score, let stage):
      "assess \(score) \(stage.rawValue) in '\(titles.module(module, of: path))' for"
    case .renewCertificate(let path): "renew the \(path.map { "\(titles.path($0)) " } ?? "")certificate of"
    case .enrolTeam(let path, _): "enrol everybody in \(titles.path(path)) at"
    case .addSession(let draft): "plan a session of '\(titles.module(draft.module, of: draft.path))'"
    case .changeSession: "change session"
    case .book(let learner): "keep a seat for \(learner) in"
    case .attend(let learner, 0?, _): "note \(learner) as absent from"
    case .attend(let learner, let minutes, _):
      "note \(learner) as present\(minutes.map { " for \(counted($0, "minute"))" } ?? "") in"
    case .followUp: "follow up on"
    case .score(let path, let module, let score): "score \(score) in '\(titles.module(module, of: path))' for"
    }
  }

  /// What a line of My day was done with is said as that.
  private static func words(note description: String, _ kind: String) -> String {
    guard let note = DayNote(description) else {
      return kind.isBlank || folded(kind) == "note" ? "add a note for" : "add activity \(kind) for"
    }
    return "\(note.isDone ? "note as done" : "wave off") '\(note.matter)' for"
  }

  /// Whoever is forgotten is not named in the log.
  fileprivate var namesNobody: Bool { self == .forgetContact || self == .forgetLearner }
}

extension ActionRevision {
  fileprivate var words: String {
    var parts: [String] = []
    if title != nil { parts.append("title") }
    if kind != nil { parts.append("type") }
    if description != nil { parts.append("description") }
    if let priority { parts.append("priority \(priority.rawValue)") }
    if let owner { parts.append("owner \(owner.isEmpty ? "nobody" : owner)") }
    if let due { parts.append(due.map { "due \($0.description)" } ?? "no due date") }
    if let status { parts.append("status \(Verb.name(of: status))") }
    if checklist != nil { parts.append("checklist") }
    return parts.isEmpty ? "edit" : "set \(parts.joined(separator: ", "))"
  }
}

extension ArticleRevision {
  fileprivate var words: String {
    let parts = [title.map { _ in "title" }, body.map { _ in "text" }, tags.map { _ in "tags" }].compactMap(\.self)
    return parts.isEmpty ? "edit" : "set \(parts.joined(separator: ", ")) of"
  }
}

extension [ActRequest] {
  /// The change's title in the log: `resolve TKT-11202 No mail · Acme Healthcare Inc.`, `assign to sam 12 tickets`. `fact`
  /// looks up what the acts are about, `now` is when it is done.
  public func title(
    _ titles: KeyTitles, at now: Instant? = nil, _ fact: (FactKey) throws -> Fact?
  ) rethrows -> String {
    let times = Set(map { $0.act.time(in: titles.zone, at: now) ?? "" })
    let time = times.count == 1 ? times.first ?? "" : ""
    return try deedAndThing(titles, fact) + (time.isEmpty ? "" : ", \(time)")
  }

  private func deedAndThing(_ titles: KeyTitles, _ fact: (FactKey) throws -> Fact?) rethrows -> String {
    guard let first else { return "nothing" }
    let thing = try first.target.key.flatMap(fact)
    let acts = Set(map { $0.act.words(titles, on: thing) })
    let targets = Set(map(\.target))
    if targets == [.portfolio] { return first.act.words(titles, on: nil) }
    let deed = acts.count == 1 ? first.act.words(titles, on: thing) : "\(acts.count) acts"
    guard targets.count == 1 else { return "\(deed) \(targets.count) \(first.target.kind.title)s" }
    guard !first.act.namesNobody, let thing, let name = thing.name, !name.isEmpty else {
      return "\(deed) \(first.target)"
    }
    return "\(deed) \(first.target) \(name)\(try owner(of: thing, fact))"
  }

  private func owner(of thing: Fact, _ fact: (FactKey) throws -> Fact?) rethrows -> String {
    let customer = thing.references.first { $0.kind == .customer }
    guard let customer, let name = try fact(customer)?.name else { return "" }
    return " · \(name)"
  }
}
