import CustomerSuccess
import TerminalUI

/// What a pane may know of the world around it when it acts or draws.
struct Scene: Sendable {
  var now: Instant
  /// The viewer's zone: times are shown in it.
  var zone: Zone
  /// Who acts.
  var me: String
  /// The pane's room inside its frame.
  var size: Size
  var isFocused: Bool
  var glyphs: GlyphSet
  var health: HealthModel
  var training: TrainingCatalogue
  var keyMap = KeyMap()
  /// What every screen is narrowed to.
  var scope = Filter()
  /// What a page shows; nothing for panes that are none.
  var front = Front()
  /// The page beside this list shows what was opened from elsewhere: no row is the chosen one.
  var isElsewhere = false
  /// The columns of a list are those that a pane of this width has room for; nil for its own.
  var columnRoom: Int?
  var support = SupportRules(policies: [])
  var axes = SegmentAxes()
  /// Training, outreach and retention of its rows; nil while they are read.
  var segmentWork: SegmentWorkCut?
  var lens = QualityLens()
  var retention = RetentionLens()
  var improvement = ImprovementRules()
  var contracts = ContractRules()
  var journeys = JourneyRules()
  var outreach = OutreachRules()
  /// Everybody who owns anything.
  var people: [String] = []
  /// Whether it has been predicted who leaves; nil where nobody has asked.
  var isForetold: Bool?
  /// What is counted and paid in; nil where nobody has asked.
  var filterNames: FilterNames?
  /// What was found of rows that lists leave out, where their filters find none of their own.
  var leftOut: [AnyQuestion: AnyAnswer] = [:]

  init(
    now: Instant, zone: Zone, me: String, size: Size = Size(width: 80, height: 24),
    isFocused: Bool = true, glyphs: GlyphSet = .unicode, health: HealthModel, training: TrainingCatalogue
  ) {
    self.now = now
    self.zone = zone
    self.me = me
    self.size = size
    self.isFocused = isFocused
    self.glyphs = glyphs
    self.health = health
    self.training = training
  }

  var today: LocalDate { zone.date(of: now) }

  /// What somebody's day goes by.
  var dayRules: DayRules { DayRules(health: health, training: training, zone: zone) }

  /// What the rules call their keys.
  var titles: KeyTitles {
    KeyTitles(
      ActRules(
        health: health, support: support, training: training, zone: zone, improvement: improvement,
        contracts: contracts, journeys: journeys, outreach: outreach))
  }
}
