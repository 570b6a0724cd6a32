import CustomerSuccess
import SuccessStore
import TerminalUI

extension Console {
  /// Takes one event in and says what is to be done about it.
  public mutating func handle(_ event: Event) -> [Effect] {
    var effects: [Effect] = []
    switch event {
    case .tick(let moment): now = moment
    case .dataChanged: reload()
    case .trouble(let error): trouble = error
    case .answer(let pane, let number, let answer): effects = receive(answer, number: number, for: pane)
    case .outcome(let outcome): effects = settle(receive(outcome))
    case .edited(let text): edited(text)
    case .importing(let number, let news): effects = settle(receive(news, number: number))
    case .mappingEdited(let text): editedMapping(text)
    case .planned(let number, let news): receive(news, number: number)
    case .compared(let number, let news): receive(news, number: number)
    case .rulesChanged(let news): take(news)
    case .exported(let request, let outcome): exported(request, outcome)
    case .said(let text, let isComplaint): notice = Notice(text: text, isComplaint: isComplaint)
    case .announced(let news):
      announced = Notice(text: news.line, isComplaint: true)
      effects = [.announce(news)]
    case .sourcesFail(let names): failingSources = names
    case .frameworkChanged(let news):
      changedFramework = news
      announced = news.words.map { Notice(text: $0, isComplaint: true) }
    case .sourcesTold(let told):
      toldSources = told
      if case .sources(var view) = overlay {
        view.told = told
        overlay = .sources(view)
      }
    case .drafts(let found):
      drafts = Dictionary(found.map { ($0.key, $0) }) { $1 }.filter { $0.key.author == setting.me }
    case .keys(let keys): effects = take(keys)
    }
    settleFronts()
    effects += releaseHeld() + keepDraft()
    return effects + ask()
  }

  /// What the visible panes want to know and have not asked yet.
  public mutating func ask() -> [Effect] {
    var open = asking.compactMap { id in panes[id]?.asked(in: scene(for: id)).map { (id, $0) } }
    // Filtered otherwise and back again between two frames it has let go of its rows, and wants to know what it knew.
    for (id, question) in open where panes[id]?.lacksRows == true && questions.isAnswered(question, for: id) {
      questions.forget(id)
    }
    if asking.contains(where: { panes[$0]?.wantsForecast(in: scene(for: $0)) ?? false }) {
      open.append((.forecast, AnyQuestion(PredictionModelQuery(.churned))))
    }
    if wantsFilterNames {
      open.append((.filterNames, AnyQuestion(FilterNamesQuery())))
    }
    open += leftOut.ask(
      asking.flatMap { id in (panes[id]?.leftOutAsked(in: scene(for: id)) ?? []).map { (id, $0) } })
    if wantsPeople, questions.isNew(.people) { open.append((.people, AnyQuestion(PeopleQuery()))) }
    if let markingAll,
      let question = panes[markingAll]?.allAsked(in: scene(for: markingAll), limit: MarkStep.limit)
    {
      open.append((.marks, question))
    }
    // The scope line says how many there are, whatever screen is in front; the overview asks for as much itself.
    if !asking.contains(.portfolio) { open.append((.population, AnyQuestion(PopulationQuery(scope)))) }
    // Each enrolment and subscription is read for it, and nobody waits for that to see how segments are.
    if asking.contains(.segments) {
      open.append((.segmentWork, AnyQuestion(SegmentWorkQuery(by: axes.rows, scope))))
    }
    // What is opened again asks again, for it has forgotten the answer.
    if let overlayQuestion {
      open.append((.overlay, overlayQuestion))
    } else {
      questions.forget(.overlay)
      references = [:]
    }
    return open.compactMap { questions.ask($0.1, for: $0.0) }
  }

  /// The visible panes, and a list that is hidden while its row's page is shown.
  private var asking: [PaneID] {
    let leaders = Set(places.keys.compactMap(leader))
    return screen.panes.filter { places[$0] != nil || leaders.contains($0) }
  }

  private mutating func edited(_ text: String?) {
    isEditing = false
    guard let text, case .form(var form) = overlay else { return }
    form.edited(text)
    overlay = .form(form)
  }

  private mutating func marked(_ answer: AnyAnswer) -> [Effect] {
    guard let pane = markingAll else { return [] }
    markingAll = nil
    questions.forget(.marks)
    return settle(with(pane) { $0.markAll(taking: answer, in: $1) } ?? [])
  }

  /// Where names are typed, and where somebody seems to have nothing to do; nobody waits for them before.
  private var wantsPeople: Bool {
    switch overlay {
    case .form, .filter, .palette: true
    default: asking.contains { panes[$0]?.wantsPeople ?? false }
    }
  }

  /// Where a filter on a counter or a currency finds nobody, and where a counter's name is typed.
  private var wantsFilterNames: Bool {
    if case .filter(let prompt) = overlay, prompt.wantsCounters { return true }
    return asking.contains { panes[$0]?.wantsFilterNames(in: scene(for: $0)) ?? false }
  }

  private mutating func take(_ names: FilterNames) {
    filterNames = names
    guard case .filter(var prompt) = overlay else { return }
    prompt.offer(counters: names.counters.sorted())
    overlay = .filter(prompt)
  }

  mutating func reload() {
    questions.dataChanged()
    for id in panes.keys { panes[id]?.reload() }
  }

  private mutating func receive(_ answer: AnyAnswer, number: Int, for pane: PaneID) -> [Effect] {
    guard questions.takes(number, for: pane, keptSince: answer.keptSince) else { return [] }
    if case .success(let names) = answer.to(PeopleQuery.self) { people = names }
    if pane == .forecast {
      if case .success(let model) = answer.to(PredictionModelQuery.self) { isForetold = model != nil }
      return []
    }
    if pane == .filterNames {
      if case .success(let names) = answer.to(FilterNamesQuery.self) { take(names) }
      return []
    }
    if leftOut.take(answer, for: pane) { return [] }
    if pane == .marks { return marked(answer) }
    if pane == .overlay {
      receiveForOverlay(answer)
      return []
    }
    if case .success(let figures) = answer.to(PortfolioQuery.self) { population = figures.customers }
    if pane == .population {
      if case .success(let count) = answer.to(PopulationQuery.self) { population = count }
      return []
    }
    if pane == .segmentWork {
      if case .success(let cut) = answer.to(SegmentWorkQuery.self) { segmentWork = cut }
      return []
    }
    let effects = holding(pane) { $0.with(pane) { $0.take(answer, in: $1) } } ?? []
    _ = with(pane) { $0.measure(in: $1) }
    if pane == focus { tellNews() }
    sayWhereTheCursorIs(in: pane)
    return settle(effects) + settle(openAwaited())
  }

  /// Carries out what concerns the console itself and passes the rest on.
  mutating func settle(_ effects: [Effect]) -> [Effect] {
    var rest: [Effect] = []
    for effect in effects {
      switch effect {
      case .show(let target, let customer): show(target, of: customer ?? front.customerID)
      case .read(let title, let paragraphs): overlay = .why(WhyView(title: title, paragraphs: ageWords + paragraphs))
      case .act(let deed): rest += carryOut(deed, on: subjects(for: deed.verb))
      case .cut(let axes): rest += settle(cut(by: axes))
      case .setAgainst(let first, let second): rest += settle(compare("\(first) with \(second)"))
      case .tell:
        if setting.isReadOnly { rest += settle([.complain(refusal)]) } else { rest.append(effect) }
      case .start(let line):
        overlay = .palette(PaletteView(entries: paletteEntries, text: line, history: paletteHistory))
      case .look(let lens): look(through: lens)
      case .retain(let lens): retention = lens
      case .narrow(let text): rest += settle(narrow(by: text))
      case .open(let screen, let filter): rest += settle(open(screen, filter: filter))
      case .enter(let pane): enter(pane)
      case .showWorkload: overlay = .workload(WorkloadView())
      case .say(let text): notice = Notice(text: text, isComplaint: false)
      case .complain(let text): notice = Notice(text: text, isComplaint: true)
      case .ask, .prepare, .quit, .lookBack, .suspend, .perform, .undo, .undoEntry, .redo, .edit, .copy, .openLink,
        .theme,
        .saveView,
        .export, .announce, .keepDraft, .dropDraft, .importing, .stopImporting, .editMapping,
        .plan, .compare, .apply:
        rest.append(effect)
      }
    }
    return rest
  }

  mutating func enter(_ pane: PaneID) {
    guard screen.panes.contains(pane), pane != focus else { return }
    leave()
    giveKeys(to: pane, of: screen.id)
  }

  private mutating func open(_ id: ScreenID, filter: String) -> [Effect] {
    guard let target = Screen.all.first(where: { $0.id == id }) else { return [] }
    let list = target.panes[0]
    leave()
    if !filter.isEmpty {
      trail[trail.count - 1].filter = Place.Filtering(pane: list, text: filter, before: panes[list]?.filterText ?? "")
    }
    screen = target
    giveKeys(to: list, of: target.id)
    return apply(filter: filter, to: list)
  }

  mutating func show(_ target: Screen) {
    trail = []
    screen = target
  }

  /// An unreadable filter is said, and the pane keeps the one it has.
  mutating func apply(filter text: String, to pane: PaneID) -> [Effect] {
    guard let subject = panes[pane]?.filterSubject else { return [] }
    do throws(FilterError) {
      panes[pane]?.setFilter(try Filter.parse(text, in: subject, me: setting.me), text: text)
      return []
    } catch {
      return [.complain(error.message)]
    }
  }
}
