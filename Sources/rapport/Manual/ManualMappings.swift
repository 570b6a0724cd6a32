import Interchange

extension ManualPage {
  /// The language of mappings, by examples that are tried.
  var mappings: String {
    Roff.section("MAPPINGS")
      + Roff.text(
        """
        A mapping is a YAML file: 'name', 'zone' for times without an offset, and 'files', each with its 'kind' of rows, the \
        'columns' that tell it, and 'fields', which say how Rapport's columns are made. 'rapport mapping guess' writes one, \
        'rapport mapping show' prints those there are. Anything unknown in it is refused with its line.
        """) + "\n"
      + MappingExample.all.map { example in
        Roff.subsection(example.title) + Roff.paragraph(Roff.text(example.words + " " + place(example.place)))
          + Roff.example(
            (example.lines + [""] + (example.reads + example.beside).map { "| \($0)" }).joined(separator: "\n"))
          + Roff.paragraph(Roff.text("gives " + gives(example)))
      }.joined()
  }

  private func place(_ place: MappingExample.Place) -> String {
    switch place {
    case .mapping: "For the whole mapping, or for one file."
    case .file: "For one file; what is said of layout, dates and numbers may stand for the whole mapping."
    case .field: "Below fields."
    case .whole: ""
    }
  }

  private func gives(_ example: MappingExample) -> String {
    example.gives.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.isEmpty ? "nothing" : $0.value)" }
      .joined(separator: ", ")
  }
}
