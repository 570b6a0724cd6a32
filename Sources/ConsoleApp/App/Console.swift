public import CustomerSuccess
import SuccessStore
public import TerminalUI

/// The console's whole state. `handle` is pure and synchronous: a bug report is a list of events.
public struct Console: Sendable {
  var setting: Setting
  var size: Size
  var now: Instant
  var screen: Screen
  var focused: [ScreenID: PaneID]
  var panes: [PaneID: any Pane]
  /// The list that had the keys last, where a screen has several.
  var listOfScreen: [ScreenID: PaneID] = [:]
  /// What was opened from elsewhere, by its page, until its list has found the row or gets the keys.
  var guests: [PaneID: Front] = [:]
  /// What each page showed last.
  var shown: [PaneID: Front] = [:]
  var overlay: Overlay?
  /// What is known of the things that are named in the overlay.
  var references: [Reference: FoundReference] = [:]
  var notice: Notice?
  /// What is told unasked: it never takes the place of the answer to a key.
  var announced: Notice?
  /// Why the data on the screen may be old.
  var trouble: StoreError?
  /// Sources whose last run failed, by name; `:sources` says why.
  var failingSources: [String] = []
  /// The sources that are configured; nil where nobody has told.
  var toldSources: [SourceState]?
  /// What somebody has done to the framework's files since this console began.
  var changedFramework: FrameworkNews?
  /// Where Escape leads back to.
  var trail: [Place] = []
  /// Typed before what they are meant for was there.
  var held: [Key] = []
  /// The person's editor has been asked for and has not come back.
  var isEditing = false
  /// It has been left for another moment: what is typed from then on is for the console that shows it.
  var isLeaving = false
  var questions = Questions()
  /// Taken from the portfolio's figures for the scope line.
  var population: Int?
  var keyMap: KeyMap
  var scopes: [ScopeStep] = []
  var axes = SegmentAxes()
  /// Of the rows by which segments are cut, in the scope; nil until it is read.
  var segmentWork: SegmentWorkCut?
  var lens = QualityLens()
  var retention = RetentionLens()
  var paletteHistory = PaletteHistory()
  /// What `.` does again.
  var lastDeeds: [Deed] = []
  /// What is being written; its outcome has not come yet.
  var openJob: ActJob?
  /// The form that it came from: whoever has left that and is in another one loses nothing of it when the outcome comes.
  var sentForm: Draft.Key?
  /// What was handed to the store last, and the things as they were seen then.
  var lastJob: (job: ActJob, subjects: [ActSubject])?
  /// The row that the last act was done to, until its list has come.
  var left: LeftRow?
  /// What was typed into forms and not sent.
  var drafts: [Draft.Key: Draft] = [:]
  /// A form that opens as soon as its thing has been read.
  var awaitedForm: AwaitedForm?
  /// The list all of whose rows are being marked.
  var markingAll: PaneID?
  /// The theme that is shown while it is not decided.
  var previewed: String?
  /// Counts what the import wizard has asked for: what has been overtaken is not taken in.
  var imports = 0
  /// The same of plans.
  var plans = 0
  /// The same of comparisons.
  var differences = 0
  /// An import that was left with something chosen, until it is taken up again.
  var leftImport: ImportWizard?
  /// Names to complete owners with.
  var people: [String] = []
  /// Whether it has been predicted who leaves; asked where a filter on that finds nobody.
  var isForetold: Bool?
  /// What is counted and paid in; asked where a filter on either finds nobody.
  var filterNames: FilterNames?
  /// What lists leave out that were filtered to nothing.
  var leftOut = LeftOutAnswers()

  /// What stays the same while the console runs.
  public struct Setting: Sendable {
    /// Shown in the scope line: `demo`, or the database's file name.
    public var database: String
    public var me: String
    /// Nothing can be changed: the file cannot be written, or its disk has no room.
    public var isReadOnly = false
    /// What is looked back at, as `as of 2026-10-01, as held`; nil in the present.
    public var past: String?
    /// Said at the start.
    public var complaint: String?
    /// Tells this console from others of the same person.
    public var console = ""
    public var zone: Zone
    public var health: HealthModel
    public var training: TrainingCatalogue
    public var support: SupportRules
    public var improvement = ImprovementRules()
    public var contracts = ContractRules()
    public var journeys = JourneyRules()
    public var outreach = OutreachRules()
    public var keyMap = KeyMap()
    /// By name; the palette offers them.
    public var themes: [String] = []
    public var macros: [Macro] = []
    public var views: [SavedView] = []
    /// What `rapport` is told on a command line, for whoever looks for it here.
    public var shellCommands: Set<String> = []
    /// The one in force, by name.
    public var theme = Configuration.automaticTheme
    /// What becomes of what is approved.
    public var mail = MailSettings()
    /// Decides where the console starts; nil at the overview.
    public var role: Role?

    public init(
      database: String, me: String, zone: Zone, health: HealthModel, training: TrainingCatalogue, support: SupportRules
    ) {
      self.database = database
      self.me = me
      self.zone = zone
      self.health = health
      self.training = training
      self.support = support
    }

    var acting: ActRules {
      ActRules(
        health: health, support: support, training: training, zone: zone, improvement: improvement,
        contracts: contracts, journeys: journeys, outreach: outreach)
    }
  }

  enum Overlay: Hashable, Sendable {
    case help(HelpView)
    case filter(FilterPrompt)
    case form(FormView)
    case conflict(ConflictView)
    case doubt(DoubtView)
    case palette(PaletteView)
    case search(SearchView)
    case log(LogView)
    case why(WhyView)
    case export(ExportView)
    case workload(WorkloadView)
    case importing(ImportWizard)
    case sources(SourcesView)
    case plan(PlanView)
    case difference(DifferenceView)
    case comparison(ComparisonView)
    case moments(MomentsView)
  }

  struct Notice: Hashable, Sendable {
    var text: String
    var isComplaint: Bool
  }

  struct Place: Hashable, Sendable {
    var screen: ScreenID
    var pane: PaneID
    /// What a page showed.
    var front: Front?
    /// The page whose sum was shown by leaving.
    var explained: PaneID?
    /// The filter that came with leaving, and what it took the place of.
    var filter: Filtering?

    struct Filtering: Hashable, Sendable {
      var pane: PaneID
      var text: String
      var before: String
    }
  }

  public init(_ setting: Setting, size: Size, now: Instant) {
    self.setting = setting
    self.size = size
    self.now = now
    keyMap = setting.keyMap
    screen = setting.role?.screen ?? .overview
    panes = AllPanes.make()
    focused = Dictionary(uniqueKeysWithValues: Screen.all.map { ($0.id, $0.panes[0]) })
    if let words = setting.complaint ?? (setting.isReadOnly ? refusal : nil) {
      notice = Notice(text: words, isComplaint: setting.past == nil || setting.complaint != nil)
    }
    guard let role = setting.role else { return }
    giveKeys(to: role.pane, of: screen.id)
    if !role.scope.isEmpty { _ = narrow(to: role.scope) }
  }

  static let readOnly = "Read-only: file or disk took no writing; once it does, start Rapport again"

  /// Why nothing can be done here.
  var refusal: String {
    setting.past.map { "\($0): nothing can be done there; :asof now comes back".capitalizedFirst } ?? Console.readOnly
  }

  var focus: PaneID { focused[screen.id] ?? screen.panes[0] }

  /// The room between the two lines at the top and the one at the bottom.
  var body: Rect { Rect(x: 0, y: 2, width: size.width, height: size.height - 3) }
  var places: [PaneID: Rect] { screen.places(in: body, focused: focus) }

  /// True while something on the screen changes with each second.
  public var counts: Bool { true }

  func scene(for pane: PaneID) -> Scene {
    // A list that is not shown keeps its place for the room it will have.
    let place = (places[pane] ?? body).inset()
    var scene = Scene(
      now: now, zone: setting.zone, me: setting.me, size: place.size,
      isFocused: pane == focus && overlay == nil, health: setting.health, training: setting.training)
    scene.keyMap = keyMap
    scene.scope = scope
    scene.front = front(of: pane)
    scene.isElsewhere = isElsewhere(pane)
    scene.columnRoom = screen.columnRoom(of: pane, in: body, shown: places)
    scene.support = setting.support
    scene.axes = axes
    scene.segmentWork = segmentWork
    scene.lens = lens
    scene.retention = retention
    scene.improvement = setting.improvement
    scene.contracts = setting.contracts
    scene.journeys = setting.journeys
    scene.outreach = setting.outreach
    scene.people = people
    scene.isForetold = isForetold
    scene.filterNames = filterNames
    scene.leftOut = leftOut.answers
    return scene
  }

  /// Lets a pane act in its scene; nil when there is no such pane.
  mutating func with<Result>(_ id: PaneID, _ act: (inout any Pane, Scene) -> Result) -> Result? {
    let scene = scene(for: id)
    guard var pane = panes[id] else { return nil }
    let result = act(&pane, scene)
    panes[id] = pane
    return result
  }
}
