import Foundation
import Testing

@testable import Statistics

/// One fit to `MadeRows`, with what another engine answers.
struct ReferenceCase: Sendable, CustomTestStringConvertible {
  var name: String
  var columns: [String]
  var ridge: Double
  var intercept: Double
  var features: [String]
  var coefficients: [Double]
  /// AUC, log loss and Brier score.
  var training: [Double]
  var heldOut: [Double]

  var testDescription: String { name }
}

/// Weights and figures as scikit-learn 1.9.1 has them: LogisticRegression (C = 1/ridge, newton-cholesky, tol 1e-13) on columns coded
/// with numpy, roc_auc_score, log_loss and brier_score_loss.
@Suite struct LogisticReferenceTests {
  static let cases: [ReferenceCase] = [
    ReferenceCase(
      name: "numbers", columns: ["usage", "tickets"], ridge: 1, intercept: 0.305512541,
      features: ["usage", "tickets", "tickets=missing"],
      coefficients: [1.36928112, 0.17545067, -0.0851637715],
      training: [0.823157895, 0.514724211, 0.172315813],
      heldOut: [0.896296296, 0.443846708, 0.14203752]),
    ReferenceCase(
      name: "texts", columns: ["usage", "plan"], ridge: 1, intercept: 0.299464404,
      features: ["usage", "plan=Pro", "plan=a,b", "plan=basic", "plan=ünique"],
      coefficients: [1.44295932, -0.0926603844, 0.623596653, -0.487000165, -0.0459258124],
      training: [0.83208238, 0.502843987, 0.167736199],
      heldOut: [0.873580247, 0.469594296, 0.151107605]),
    ReferenceCase(
      name: "everything", columns: ["usage", "tickets", "trial", "plan", "same", "twice"], ridge: 1,
      intercept: 0.279906472,
      features: [
        "usage", "tickets", "tickets=missing", "trial", "plan=Pro", "plan=a,b", "plan=basic", "plan=ünique", "same",
        "twice",
      ],
      coefficients: [
        0.740001978, 0.128233789, -0.0728970373, 0.0844425059, -0.0792819978, 0.603242029, -0.495601759, -0.0530657533,
        0, 0.740001978,
      ],
      training: [0.832036613, 0.50094736, 0.167439347],
      heldOut: [0.87308642, 0.468430057, 0.149845707]),
    ReferenceCase(
      name: "heldBack", columns: ["usage", "tickets", "trial", "plan", "same", "twice"], ridge: 1000,
      intercept: 0.190191395,
      features: [
        "usage", "tickets", "tickets=missing", "trial", "plan=Pro", "plan=a,b", "plan=basic", "plan=ünique", "same",
        "twice",
      ],
      coefficients: [
        0.0524035969, 0.00473663496, 0.000381196245, 0.00201912109, -0.001946788, 0.002491087, -0.00304690288,
        0.00356711881, 0, 0.0524035969,
      ],
      training: [0.824530892, 0.660810187, 0.233986918],
      heldOut: [0.892839506, 0.663075741, 0.235142797]),
    ReferenceCase(
      name: "separable", columns: ["usage", "apart"], ridge: 0.1, intercept: 0.736301377,
      features: ["usage", "apart"],
      coefficients: [0.772272801, 6.65691474],
      training: [1, 0.0050786639, 0.000106009337],
      heldOut: [1, 0.00395897715, 9.77348946e-05]),
    ReferenceCase(
      name: "free", columns: ["usage", "trial"], ridge: 0, intercept: 0.272496947,
      features: ["usage", "trial"],
      coefficients: [1.40496495, 0.0429080289],
      training: [0.822379863, 0.517489792, 0.173142806],
      heldOut: [0.894814815, 0.440212177, 0.141008305]),
  ]

  @Test(arguments: cases) func weightsAreThoseOfAnotherEngine(_ known: ReferenceCase) throws {
    let fit = try MadeRows.fit(known.columns, ridge: known.ridge)
    #expect(fit.model.features.map(\.name) == known.features)
    #expect(abs(fit.model.intercept - known.intercept) < 1e-7)
    for (feature, coefficient) in zip(fit.model.features, known.coefficients) {
      #expect(abs(feature.coefficient - coefficient) < 1e-7, "\(feature.name)")
    }
  }

  @Test(arguments: cases) func figuresAreThoseOfAnotherEngine(_ known: ReferenceCase) throws {
    let fit = try MadeRows.fit(known.columns, ridge: known.ridge)
    for (figures, expected) in [(fit.training, known.training), (fit.heldOut, known.heldOut)] {
      for (figure, value) in zip([figures.auc, figures.logLoss, figures.brier], expected) {
        #expect(abs(try #require(figure) - value) < 1e-8)
      }
    }
    #expect(fit.training.count == 210 && fit.training.events == 115)
    #expect(fit.heldOut.count == 90 && fit.heldOut.events == 45)
  }

  /// Means and deviations of the training rows, blanks filled, as numpy has them.
  @Test(arguments: [
    ("usage", 46.13333333333333, 30.43107173571327), ("tickets", 3.0598802395209574, 1.7693167871684667),
    ("trial", 0.5285714285714286, 0.4991830059901756), ("twice", 92.26666666666667, 60.86214347142654),
    ("same", 3.5, 0),
  ])
  func scales(column: String, mean: Double, deviation: Double) throws {
    let fit = try MadeRows.fit([column, "plan"], ridge: 1)
    let feature = try #require(fit.model.features.first)
    #expect(feature.name == column && abs(feature.mean - mean) < 1e-12 && abs(feature.deviation - deviation) < 1e-12)
  }

  /// The back-test of everything, by numpy: rows, mean likelihood and share of events of each width.
  @Test func calibrationIsThatOfAnotherEngine() throws {
    let known: [(count: Int, predicted: Double, observed: Double)] = [
      (3, 0.08068418965383874, 0), (7, 0.15902541988873026, 0), (12, 0.24431254723040452, 0),
      (12, 0.3437563258924385, 1 / 3.0), (5, 0.46891297283756134, 0.6), (8, 0.5846763940569606, 0.5),
      (6, 0.6809476118756149, 0.5), (9, 0.7558203674848132, 2 / 3.0), (11, 0.8632225992155994, 10 / 11.0),
      (17, 0.9331518816904736, 15 / 17.0),
    ]
    let fit = try MadeRows.fit(["usage", "tickets", "trial", "plan", "same", "twice"], ridge: 1)
    for (bin, known) in zip(fit.heldOut.calibration, known) {
      #expect(bin.count == known.count)
      #expect(abs(try #require(bin.predicted) - known.predicted) < 1e-8)
      #expect(abs(try #require(bin.observed) - known.observed) < 1e-12)
    }
    #expect(fit.heldOut.lift.map(\.events) == [7, 9, 8, 7, 3, 5, 4, 2, 0, 0])
    #expect(fit.heldOut.lift.map(\.lift) == [7, 9, 8, 7, 3, 5, 4, 2, 0, 0].map { Double($0) / 9 / 0.5 })
  }
}
