/// One rectangle of the console: its view state (place, order, filter) and nothing else. It never calls another pane.
///
/// What may be wanted of it is told role by role (`Roles/`), each with what holds where a pane says nothing of it.
protocol Pane: FramedPane, AskingPane, DrawnPane, PressedPane, SubjectPane, LeadingPane, ExplainingPane, FilteredPane,
  MarkingPane, ExportedPane, Sendable
{}

/// The name of a pane's place.
public struct PaneID: Hashable, Sendable, CustomStringConvertible {
  public var description: String
  public init(_ description: String) { self.description = description }
}
