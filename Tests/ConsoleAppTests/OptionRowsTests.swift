import CustomerSuccess
import TerminalUI
import Testing

@testable import ConsoleApp

/// What there is to choose stands below the field that has the keys, the chosen one always among it.
@Suite struct OptionRowsTests {
  @Test(arguments: [
    (0, Int?.none, []), (3, nil, [0, 1, 2]), (3, 2, [0, 1, 2]), (6, 5, [0, 1, 2, 3, 4, 5]),
    (9, nil, [0, 1, 2, 3, 4, 5]), (9, 5, [0, 1, 2, 3, 4, 5]), (9, 6, [1, 2, 3, 4, 5, 6]), (9, 8, [3, 4, 5, 6, 7, 8]),
  ])
  func shows_a_few_around_the_chosen_one(count: Int, chosen: Int?, shown: [Int]) {
    let rows = OptionRows(count: count, chosen: chosen)
    #expect(rows.height == shown.count)
    #expect((-1...7).compactMap(rows.option) == shown)
  }

  /// A click takes what it points at; one on the field itself or beside the rows changes nothing.
  @Test(arguments: [(0, "b"), (1, "a"), (2, "b"), (3, "c"), (4, "b")])
  func a_click_takes_what_it_points_at(row: Int, value: String) {
    let choices = ["a", "b", "c"].map { Parameter.Choice($0, $0.uppercased()) }
    var field = FormField(Parameter("x", "X", .choice(choices)), value: "b")
    field.click(at: Point(x: 3, y: row), in: Size(width: 40, height: 4))
    #expect(field.value == value)
  }

  @Test func only_the_field_that_has_the_keys_lists_them() {
    let choices = ["a", "b", "c"].map { Parameter.Choice($0, $0.uppercased()) }
    let field = FormField(Parameter("x", "X", .choice(choices)), value: "")
    #expect(field.height(width: 40, hasKeys: true, least: 1) == 4)
    #expect(field.height(width: 40, hasKeys: false, least: 1) == 1)
  }
}
