import Interchange

extension ManualPage {
  /// What learning tools export, and how it is read.
  var learning: String {
    let entries = [
      (
        "xAPI statements",
        """
        What a learning record store exports: a list, {"statements": [...], "more": "..."} once or page by page, or one statement a \
        line. They are known by their shape; --kind xapi says so. Whose they are is found by mbox, mbox_sha1sum or the name of the \
        account, the module by the last part of the object's id or by its name in any language; others are left out and listed. \
        completed, complete, passed, mastered or result.completion complete a module since the earliest of them, waived waives it. \
        Durations of terminated, suspended and exited add up, else the longest counts; the best score counts. An id counts once, and \
        what is voided does not count, in whatever order it comes.
        """
      ),
      (
        "moodle-progress",
        """
        The CSV of a course's report 'Activity completion': a name, 'Email address', and for each activity its name with Completed or \
        Not completed below it and behind it the time. Activities that are called like a module are read.
        """
      ),
      (
        "moodle-scorm",
        """
        The basic report of a SCORM activity: 'Email address', Attempt, 'Started on', 'Last accessed on', Score, and a column with \
        status and score for each part, by its title. Attempts are kept, and the best score counts.
        """
      ),
      (
        "scorm-cloud",
        """
        Registrations of SCORM Cloud: 'Registration Id', 'Learner Id', 'Learner Email', 'Course Title', Completion, Success, Score, \
        'Total Seconds Tracked', 'First Access Date', 'Last Access Date', 'Completed Date'.
        """
      ),
      (
        "In a mapping",
        """
        {learner: [Column, ...]} is the learner whom the first of these columns means by which anybody is found: by id, address or \
        name. {path_of: Column} and {module_of: Column} are the module that a text means by its short name or title. 'each_module' \
        stands beside 'fields' and gives a row for each column that is called like a module; its rules read 'this' column and the \
        'next' one, which may have no name, and {module} in a template is the short name.
        """
      ),
    ]
    return Roff.section("LEARNING TOOLS") + entries.map { Roff.entry(Roff.bold($0), Roff.text($1)) }.joined()
  }
}
