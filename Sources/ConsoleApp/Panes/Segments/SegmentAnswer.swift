import SuccessStore
import TerminalUI

/// What a pane of segments was answered, and what to draw when that is nothing.
struct SegmentAnswer: Sendable {
  private(set) var analysis: SegmentAnalysis?
  private var failure: StoreError?

  mutating func receive(_ answer: Answered<SegmentAnalysisQuery>) {
    switch answer {
    case .success(let analysis):
      self.analysis = analysis
      failure = nil
    case .failure(let error): failure = error
    }
  }

  /// Nil when there are figures to draw.
  func state(in scene: Scene) -> PaneState? {
    if let failure { return .failed(failure) }
    guard let analysis else { return .loading }
    guard analysis.cross.total.customers == 0 else { return nil }
    return scene.scope.isEmpty ? .noCustomers : .noneInScope
  }

  var refusal: String? { analysis == nil ? "The figures are still being read" : nil }
}

extension Scene {
  /// What every pane of the screen asks: one question, so that they never disagree.
  var segmentQuestion: SegmentAnalysisQuery {
    SegmentAnalysisQuery(by: axes.rows, crossedWith: axes.columns, scope)
  }
}
