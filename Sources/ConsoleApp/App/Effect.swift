public import CustomerSuccess
public import SuccessStore
public import TerminalUI

/// What the console wants done; panes return these and do nothing themselves.
public enum Effect: Hashable, Sendable {
  /// To be answered by `Event.answer` with the same pane and number; a newer question of the pane replaces it.
  case ask(PaneID, number: Int, AnyQuestion)
  /// Will soon make other questions quick; nobody waits for its answer.
  case prepare(AnyQuestion)
  /// Opens the page of this thing, on the screen where such things are worked; of the customer in front unless it is said.
  case show(Target, of: CustomerID? = nil)
  /// Shows a text whole, in a box that any key closes.
  case read(title: String, [String])
  /// Does this to what is chosen, with no more asking.
  case act(Deed)
  /// Another screen, with a filter for its list.
  case open(ScreenID, filter: String)
  /// Opens the workload by owner above the screen.
  case showWorkload
  /// Gives the keys to another pane of the screen.
  case enter(PaneID)
  /// Writes; answered by `Event.outcome`.
  case perform(ActJob)
  case undo
  /// This entry of the log, whoever made it.
  case undoEntry(Int)
  case redo
  /// Narrows every screen further, in the filter language.
  case narrow(String)
  /// Segments by other ways.
  case cut(SegmentAxes)
  /// Retention by other steps, or of something else.
  case retain(RetentionLens)
  /// Two filters side by side, with a test of each difference.
  case setAgainst(String, String)
  /// The palette with a line that somebody goes on with.
  case start(String)
  /// Drafts a message to each customer who asked for it.
  case tell(InitiativeID)
  /// Support quality by another cut, over another time, or the tickets of another figure.
  case look(QualityLens)
  /// To the person's own editor; answered by `Event.edited`.
  case edit(EditRequest)
  /// To the clipboard; what came of it is said.
  case copy(CopyRequest)
  /// To the person's browser, or to the clipboard where none can be started; what came of it is said.
  case openLink(WebAddress)
  /// What stands in a form now, to be found again whatever happens.
  case keepDraft(Draft)
  case dropDraft(Draft.Key)
  /// A view to be kept for the next time.
  case saveView(SavedView)
  /// Writes a view to a file; answered by `Event.exported`.
  case export(ExportRequest)
  /// What the import wizard wants; answered by `Event.importing`.
  case importing(ImportRequest)
  /// Nobody wants any more what the wizard asked for last.
  case stopImporting
  /// Reads framework files and finds out what they would do; answered by `Event.planned`.
  case plan(PlanRequest)
  /// How customers stood at another moment; answered by `Event.compared`.
  case compare(DifferenceRequest)
  /// Makes them the team's; answered by `Event.outcome`.
  case apply(PlanDraft, over: [AppliedFile])
  /// A mapping's text to the person's own editor; answered by `Event.mappingEdited`.
  case editMapping(String)
  /// Another theme by name; `isPreview` until it is decided.
  case theme(String)
  /// One line for the person, until the next key.
  case say(String)
  case complain(String)
  /// By the bell, the terminal and the person's own command, as they like.
  case announce(Announcement)
  case quit
  /// Leaves for another moment.
  case lookBack(PastWish)
  case suspend
}

/// What reaches the console.
public enum Event: Hashable, Sendable {
  case keys([Key])
  case answer(PaneID, number: Int, AnyAnswer)
  case outcome(Outcome)
  /// What the person's editor was left with, or had saved when it failed; nil where there is nothing, which is said already.
  case edited(String?)
  case exported(ExportRequest, ExportOutcome)
  /// What comes of a request of the import wizard, by its number, or how far it has come.
  case importing(Int, ImportNews)
  /// What comes of a plan, by its number.
  case planned(Int, PlanNews)
  /// What comes of a comparison, by its number.
  case compared(Int, DifferenceNews)
  /// Other rules hold than before.
  case rulesChanged(RulesNews)
  /// As `edited`, of a mapping.
  case mappingEdited(String?)
  /// Something to be said that came from outside.
  case said(String, isComplaint: Bool)
  /// Something that the person wants to be told of unasked.
  case announced(Announcement)
  /// The sources that are configured now, as they stand before their first run.
  case sourcesTold([SourceState])
  /// Somebody has changed the framework's files, or put them back as they were.
  case frameworkChanged(FrameworkNews)
  /// The sources whose last run failed.
  case sourcesFail([String])
  /// All that was typed and not sent, here or elsewhere.
  case drafts([Draft])
  /// The store holds something else than before.
  case dataChanged
  /// Other people's changes cannot be seen, and why; nil when they can again.
  case trouble(StoreError?)
  /// The clock.
  case tick(Instant)
}
