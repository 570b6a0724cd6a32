extension Act {
  /// What was done, for the change log: `resolve`, `set the severity to high`.
  public var words: String {
    switch self {
    case .record(let metric, _, _): "record \(metric)"
    case .override(let target, let value, _, _): "override \(target.words) with \(value)"
    case .withdraw(let target): "withdraw the override of \(target.words)"
    case .logActivity(let kind, _, _): "add activity \(kind.isBlank ? "Note" : kind)"
    case .addAction(let draft): "add action item '\(draft.title)'"
    case .openTicket(let draft): "open ticket '\(draft.subject)'"
    case .addLearner(let name, _, _): "add learner \(name)"
    case .assignCustomer(let owner), .assignTicket(let owner): "assign to \(owner.isEmpty ? "nobody" : owner)"
    case .changeCustomer(let revision): revision.words.isEmpty ? "edit" : "set \(revision.words) of"
    case .renew(let until, let amount):
      "renew until \(until)\(amount.map { " at \($0.amountText) \($0.currency) a month" } ?? "")"
    case .churn(let day, let reason, _): "note as churned on \(day) (\(reason))"
    case .comeBack(let day, _): "note as back since \(day)"
    case .mergeCustomer(let other): "merge into \(other)"
    case .addContact: "add a contact of"
    case .answerSurvey(let kind, let score, _, _): "record \(kind.title) \(score) of"
    case .count(let counter, let value, let limit, _):
      "count \(value) \(counter)\(limit.map { " of \($0)" } ?? "") for"
    case .noteEvent(let name, _, _): "note '\(name)' of"
    case .settleStep(let step, .done, _, _): "complete step \(step) of"
    case .settleStep(let step, .skipped, _, _): "skip step \(step) of"
    case .reopenStep(let step): "reopen step \(step) of"
    case .takeUpStep(let step, _, _): "take up step \(step) of"
    case .mute(let trigger, _, let until):
      "mute \(trigger.rawValue)\(until.map { " until \($0)" } ?? "") for"
    case .unmute(let trigger): "unmute \(trigger.rawValue) for"
    case .addCustomer(let draft): "add customer '\(draft.name ?? "")'"
    case .changeContact(let revision): revision.words.isEmpty ? "edit" : "set \(revision.words) of"
    case .makePrimary: "make primary"
    case .removeContact: "remove contact"
    case .forgetContact: "forget contact"
    case .forgetLearner: "forget learner"
    case .revise(let revision): revision.words
    case .finish(let status, _): status == .dropped ? "drop" : "complete (\(Verb.name(of: status)))"
    case .snooze(let until, _): "snooze until \(until.description)"
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
    case .explain(let path, _): "find the root cause (\(path)) of"
    case .draftArticle: "draft an article from"
    case .answerBy(let article): "link \(article) to"
    case .rewrite(let revision): revision.words
    case .publish: "publish"
    case .retire: "retire"
    case .answers(let ticket): "link \(ticket) to"
    case .enrol(let path, _): "enrol in \(path)"
    case .complete(_, let module, _, _): "complete \(module)"
    case .waive(_, let module, _): "waive \(module)"
    case .score(_, let module, let score): "score \(score) in \(module)"
    }
  }
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
  /// The change's title in the log: `resolve TKT-11202`, `assign to sam 12 tickets`.
  public var title: String {
    guard let first else { return "nothing" }
    let acts = Set(map(\.act.words))
    let targets = Set(map(\.target))
    if targets == [.portfolio] { return first.act.words }
    let deed = acts.count == 1 ? first.act.words : "\(acts.count) acts"
    return targets.count == 1
      ? "\(deed) \(first.target)" : "\(deed) \(targets.count) \(first.target.kind.title)s"
  }
}
