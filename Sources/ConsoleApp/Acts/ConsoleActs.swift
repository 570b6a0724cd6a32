import CustomerSuccess
import SuccessStore
import TerminalUI

/// Acts from the key to the change log.
extension Console {
  var reader: ActReader { ActReader(rules: setting.acting, me: setting.me, now: now) }

  /// The verb that a key means on what is chosen in the focused pane, and what it is done to, as the list of keys has it.
  func use(of key: Key) -> (use: VerbKey.Use, kind: Target.Kind)? {
    let kind = panes[focus]?.subjectKind(in: scene(for: focus))
    for (kind, keys) in VerbKeys.inForce(on: kind) {
      if let found = keys.first(where: { keyMap.keys(of: $0.command(on: kind)).contains(key) }) {
        return (found.use, kind)
      }
    }
    return nil
  }

  /// What a verb would be done to here: the pane's own rows, or, for what is done to customers alone and overwrites
  /// nothing, the customer they belong to, or whose page stands beside a pane that is about no one customer.
  ///
  /// `kind`: what it is done to, where a key says it and the verb can be done to other things as well.
  func subjects(for verb: Verb, on kind: Target.Kind? = nil) -> [ActSubject] {
    if verb.targets == [.portfolio] { return [.known(.portfolio, title: "")] }
    let own = (panes[focus]?.subjects(in: scene(for: focus)) ?? []).filter { subject in
      verb.targets.contains(subject.target.kind) && (kind == nil || subject.target.kind == kind)
    }
    guard own.isEmpty, verb.targets == [.customer] || kind == .customer, let customer = customerShown else {
      return own
    }
    return [.known(customer.target, title: customer.title)]
  }

  /// Nobody is acted on whom no pane shows.
  var customerShown: ActSubject? {
    if let own = panes[focus]?.customer(in: scene(for: focus)) { return own }
    if panes[focus]?.front != nil || screen.pages[focus] != nil { return nil }
    let shown = screen.panes.filter { places[$0] != nil && screen.pages[$0] != nil }
    return shown.lazy.compactMap { panes[$0]?.customer(in: scene(for: $0)) }.first
  }

  /// Asks for what the verb has to be told, or does it at once; what cannot be done however it is told is said before.
  mutating func begin(_ verb: Verb, on kind: Target.Kind? = nil) -> [Effect] {
    let isAtHome = panes[focus]?.subjectKind(in: scene(for: focus)) == .customer
    return begin(verb, on: subjects(for: verb, on: kind), asksWho: verb.isForAnyCustomer && !isAtHome)
  }

  /// `asksWho`: begins with the customer it is about, who may be another than the one that is shown.
  mutating func begin(_ verb: Verb, on subjects: [ActSubject], asksWho: Bool = false) -> [Effect] {
    guard let first = subjects.first else { return [.complain(nothingChosen(for: verb))] }
    // Nobody fills in a form that cannot be sent.
    guard !setting.isReadOnly else { return [.complain(refusal)] }
    if subjects.count > 1, [.edit, .tick, .explain, .draft].contains(verb) {
      return [
        .complain("'\(verb.rawValue)' is done to one at a time; assign, due, priority, status and snooze take many")
      ]
    }
    let reader = reader
    if let refusal = subjects.lazy.compactMap({ reader.refusal(verb, on: $0) }).first {
      return [.complain(refusal.description)]
    }
    let parameters = verb.parameters(forAll: subjects, on: first.target.kind, setting.acting)
    if let refusal = verb.refusal(ofAll: subjects, parameters) { return [.complain(refusal.description)] }
    guard !parameters.isEmpty else { return carryOut(Deed(verb), on: subjects) }
    let values = beginning(of: verb, on: subjects, parameters)
    var form = FormView(verb: verb, subjects: subjects, parameters: parameters, values: values, asksWho: asksWho)
    let effects = restore(&form)
    overlay = .form(previewing(form))
    return effects
  }

  /// What a form begins with: what holds of the thing, and what the pane's row says.
  private func beginning(of verb: Verb, on subjects: [ActSubject], _ parameters: [Parameter]) -> [String: String] {
    let preset = panes[focus]?.preset(for: verb, in: scene(for: focus)) ?? [:]
    return reader.initialValues(verb, for: subjects.count == 1 ? subjects[0] : nil)
      .merging(preset.filter { value in parameters.contains { $0.name == value.key } }) { $1 }
  }

  /// The same on what is chosen now: what was not told but stood in the form is this thing's own.
  private func begunAnew(_ deed: Deed) -> Deed {
    let subjects = subjects(for: deed.verb)
    guard !deed.begun.isEmpty, let first = subjects.first else { return deed }
    let only = subjects.count == 1 ? first : nil
    let parameters = deed.verb.parameters(for: only, on: first.target.kind, setting.acting)
    let own = beginning(of: deed.verb, on: subjects, parameters)
    var deed = deed
    for name in deed.begun { deed.values[name] = own[name] ?? "" }
    return deed
  }

  private func nothingChosen(for verb: Verb) -> String {
    let kinds = Target.Kind.allCases.filter(verb.targets.contains).map(\.anyTitle).joined(separator: " or ")
    if front.isReading { return "'\(verb.rawValue)' needs \(kinds): the list is still being read" }
    return "'\(verb.rawValue)' needs \(kinds) to be chosen, and none is shown here"
  }

  /// Carries a deed out that needs no more asking; what is wrong with it is said.
  mutating func carryOut(_ deed: Deed, on subjects: [ActSubject]) -> [Effect] {
    guard !subjects.isEmpty else { return [.complain(nothingChosen(for: deed.verb))] }
    do throws(ParameterError) {
      return submit(try requests(deed, on: subjects), of: deed, on: subjects)
    } catch {
      return [.complain(deed.verb.complaint(error))]
    }
  }

  /// `sights`: what was seen of the things since they were chosen.
  func requests(
    _ deed: Deed, on subjects: [ActSubject], sights: [Target: ActRequest.Sight] = [:]
  ) throws(ParameterError) -> [ActRequest] {
    var requests: [ActRequest] = []
    for subject in subjects {
      let act = try reader.act(deed.verb, deed.values, on: subject.target.kind, subject: subject)
      requests.append(ActRequest(act, on: subject.target, seen: sights[subject.target] ?? subject.sight))
    }
    return requests
  }

  /// What would leave a thing as it is stays out. Where that is all there is, the store decides, and may say that it is so.
  mutating func submit(_ requests: [ActRequest], of deed: Deed, on subjects: [ActSubject]) -> [Effect] {
    let known = zip(requests, subjects).map { ($0, $1.likeThatAlready($0.act, KeyTitles(setting.acting))) }
    let new = known.filter { $0.1 == nil }.map(\.0)
    lastDeeds = [deed]
    guard new.isEmpty, let (request, words) = known.first else {
      return submit(doubted(ActJob(new), of: subjects), on: subjects)
    }
    var job = ActJob(requests)
    job.nothingNew = "\(request.target) \(words ?? "")"
    return submit(job, on: subjects)
  }

  mutating func submit(_ job: ActJob, on subjects: [ActSubject] = []) -> [Effect] {
    guard !setting.isReadOnly else { return [.complain(refusal)] }
    let form: FormView? = if case .form(let form) = overlay { form } else { nil }
    let job = job.heeding(form?.meanwhile)
    lastJob = (job, subjects)
    if let words = job.asksFirst {
      ask(whether: words, in: form)
      return []
    }
    openJob = job
    sentForm = form.map(key(of:))
    return [.perform(job)]
  }

  /// The last deed once more, on what is chosen now.
  mutating func repeatLast() -> [Effect] {
    guard !lastDeeds.isEmpty else { return [.complain("Nothing was done yet that could be repeated")] }
    if lastDeeds.count == 1, let last = lastDeeds[0].key {
      guard focus == last.pane else {
        return [.complain("What was done last is done to a line of the pane \(last.pane)")]
      }
      return press(last.key)
    }
    if lastDeeds.count == 1, lastDeeds[0].speaksToCustomers { return show(lastDeeds[0]) }
    return carryOut(lastDeeds.map(begunAnew))
  }

  /// What a customer will read is looked at first: words for one are seldom words for another. A draft of one's own goes before.
  private mutating func show(_ deed: Deed) -> [Effect] {
    let effects = begin(deed.verb)
    guard case .form(let form) = overlay, form.verb == deed.verb, !form.isWritten else { return effects }
    let subjects = subjects(for: deed.verb)
    let parameters = form.fields.map(\.parameter)
    let again = FormView(verb: deed.verb, subjects: subjects, parameters: parameters, values: begunAnew(deed).values)
    overlay = .form(previewing(again))
    return effects
  }

  /// Several deeds on the same things as one entry to undo.
  mutating func carryOut(_ deeds: [Deed]) -> [Effect] {
    do throws(ParameterError) {
      var all: [ActRequest] = []
      var already: String?
      var chosen: [ActSubject] = []
      for (index, deed) in deeds.enumerated() {
        let subjects = subjects(for: deed.verb)
        guard !subjects.isEmpty else { return [.complain(nothingChosen(for: deed.verb))] }
        chosen += subjects
        let isFirst = !deeds.prefix(index).contains { $0.verb == deed.verb }
        for (request, subject) in zip(try requests(deed, on: subjects), subjects) {
          // A step that holds already is no reason to leave the others undone.
          if isFirst, let words = subject.likeThatAlready(request.act, KeyTitles(setting.acting)) {
            already = already ?? "\(request.target) \(words)"
            continue
          }
          // Later acts see what the earlier ones of the same macro did; the first is held against what the person saw.
          let isSeen = !all.contains { $0.target == request.target }
          all.append(ActRequest(request.act, on: request.target, seen: isSeen ? request.sight : nil))
        }
      }
      lastDeeds = deeds
      if all.isEmpty, let already { return [.say("Nothing to do: \(already)")] }
      return submit(doubted(ActJob(all), of: chosen))
    } catch {
      return [.complain(error.description)]
    }
  }

  mutating func receive(_ outcome: Outcome) -> [Effect] {
    let (job, sent) = (openJob, sentForm)
    (openJob, sentForm) = (nil, nil)
    var form = form(sent)
    let merged = form.flatMap { MergePreview(form: $0, now: now, zone: setting.zone).clocks?.caveat }
    var effects: [Effect] = []
    switch outcome {
    case .done(let entry):
      if let sent { effects = dropDraft(sent) }
      if form != nil { overlay = nil }
      if case .conflict(let view) = overlay {
        if let form = view.form { effects = dropDraft(of: form) }
        overlay = nil
      }
      for id in panes.keys { panes[id]?.clearMarks() }
      if entry.undoes == nil {
        let done = job?.requests.filter { !$0.act.isHalfWay } ?? []
        panes[focus]?.didAct(on: done.map(\.target), as: entry.id)
      }
      let caveat = (job.flatMap(caveat) ?? merged ?? entry.remains.first).map { " · \($0)" } ?? ""
      let undoing = entry.isForGood ? " · for good" : entry.undoes == nil ? " · \(name(of: .undo)) undoes" : ""
      let hint = (job.flatMap(sending).map { " · \($0)" } ?? "") + undoing
      if entry.isForGood { effects += dropDrafts(about: job?.requests.map(\.target) ?? []) }
      tell(words(of: entry), ending: caveat + hint, isComplaint: !caveat.isEmpty, of: entry.undoes == nil ? job : nil)
      reload()
      if let undone = entry.undoes { for id in panes.keys { panes[id]?.comeBack(from: undone) } }
      if let new = entry.made.first { present(new) }
    case .asks(let words, let requests):
      guard overlay == nil else { return [.complain("Nothing was done: \(words)")] }
      overlay = .doubt(DoubtView(words: words, job: ActJob(requests)))
    case .nothing(let words): notice = Notice(text: words, isComplaint: true)
    case .failed(.conflict(let conflict)):
      guard let job else { return [.complain(conflict.description)] }
      var view = ConflictView(conflict: conflict, job: job, subjects: lastJob?.subjects ?? [])
      view.own = view.afterwards(rules: setting.acting, at: now)
      form?.sees(conflict)
      view.form = form
      overlay = .conflict(view)
      reload()
    case .failed(.refused(let refusal)) where refusal.isDoubt: ask(whether: refusal.description, in: form)
    case .failed(.refused) where job?.nothingNew != nil:
      // A form that was left as it began has done its duty.
      if form != nil { overlay = nil }
      notice = Notice(text: "Nothing to do: \(job?.nothingNew ?? "")", isComplaint: false)
    case .failed(let error): fail(error.description, in: form)
    }
    return effects
  }

  /// The form that was sent, while it stands there still.
  private func form(_ sent: Draft.Key?) -> FormView? {
    guard case .form(let form) = overlay, key(of: form) == sent else { return nil }
    return form
  }

  /// What was told of one thing and does not count; of several, of how many.
  private func caveat(_ job: ActJob) -> String? {
    let seen = Dictionary(lastJob?.subjects.map { ($0.target, $0) } ?? []) { first, _ in first }
    let found = job.requests.compactMap { seen[$0.target]?.caveat(of: $0.act, setting.acting) }
    guard let first = found.first, job.requests.count > 1 else { return found.first }
    return found.count == job.requests.count
      ? first : "\(NumberWords.whole(found.count)) of \(NumberWords.whole(job.requests.count)): \(first)"
  }

  /// When what was approved goes, or that it does not go by itself.
  private func sending(_ job: ActJob) -> String? {
    guard job.requests.contains(where: { $0.act == .approve(at: nil) }) else { return nil }
    guard setting.mail.complaint == nil else { return "nothing is configured to send it" }
    return "goes in \(setting.mail.delay) s"
  }

  /// What is new by its id: nobody could find it else.
  private func words(of entry: ChangeEntry) -> String {
    guard entry.made.count == 1, let new = entry.made.first else { return entry.title.capitalizedFirst }
    return "\(new) \(new.kind == .ticket ? "opened" : "added")"
  }

  /// Asked in the form; without one, above the screen.
  private mutating func ask(whether words: String, in form: FormView?) {
    guard var form else {
      guard let last = lastJob else { return }
      overlay = .doubt(DoubtView(words: words, job: last.job, subjects: last.subjects))
      return
    }
    form.askWhether(words)
    overlay = .form(form)
  }

  /// In the form, so that nothing typed is lost; else in the last line.
  private mutating func fail(_ words: String, in form: FormView?) {
    guard var form else {
      notice = Notice(text: words, isComplaint: true)
      return
    }
    form.refuse(words)
    overlay = .form(form)
  }
}
