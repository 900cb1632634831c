#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-private.h"

#include "mdg-document-lines.h"
#include "mdg-error.h"
#include "mdg-kept-sheet.h"
#include "mdg-leak-register.h"
#include "mdg-release.h"

#include <glib/gi18n-lib.h>

/* As many findings as a message can hold. */
#define MAX_TOLD 12

void
mdg_report_finding_free (MdgReportFinding *finding)
{
  if (finding == NULL)
    return;

  mdg_leak_free (finding->leak);
  g_free (finding->place);
  g_free (finding);
}

void
mdg_report_gate_clear (MdgReportGate *gate)
{
  g_clear_pointer (&gate->allowed, g_ptr_array_unref);
  g_clear_pointer (&gate->texts, mdg_release_texts_unref);
  g_free (gate->spec);
  g_free (gate->cells);
  g_free (gate->override_reason);
}

const char *
mdg_report_gate_get_label (const MdgReportGate *gate)
{
  switch (gate->version)
    {
    case MDG_VERSION_COMMITTEE:
      return _ ("Committee only (pseudonymised by letters)");

    case MDG_VERSION_PUBLIC:
      return _ ("Public");

    case MDG_VERSION_INTERNAL:
    default:
      return _ ("Internal");
    }
}

void
mdg_report_set_version (MdgReport *self,
                        MdgVersion version)
{
  g_return_if_fail (MDG_IS_REPORT (self));
  g_return_if_fail (mdg_report_get_document (self) == NULL);

  mdg_report_get_gate (self)->version = version;
}

MdgVersion
mdg_report_get_version (MdgReport *self)
{
  g_return_val_if_fail (MDG_IS_REPORT (self), MDG_VERSION_INTERNAL);

  return mdg_report_get_gate (self)->version;
}

void
mdg_report_allow (MdgReport *self,
                  const char *text)
{
  MdgReportGate *gate;

  g_return_if_fail (MDG_IS_REPORT (self));

  gate = mdg_report_get_gate (self);
  if (gate->allowed == NULL)
    gate->allowed = g_ptr_array_new_with_free_func (g_free);
  if (text != NULL)
    g_ptr_array_add (gate->allowed, g_strdup (text));
}

void
mdg_report_set_release (MdgReport *self,
                        const MdgUuid *case_set,
                        const char *spec,
                        const char *cells)
{
  MdgReportGate *gate;

  g_return_if_fail (MDG_IS_REPORT (self));

  gate = mdg_report_get_gate (self);
  gate->case_set = case_set != NULL ? *case_set : (MdgUuid){ 0 };
  mdg_set_str (&gate->spec, spec);
  mdg_set_str (&gate->cells, cells);
}

void
mdg_report_set_texts (MdgReport *self,
                      MdgReleaseTexts *texts)
{
  g_autofree char *left_out = mdg_release_texts_dup_left_out (texts);

  g_return_if_fail (MDG_IS_REPORT (self));

  g_clear_pointer (&mdg_report_get_gate (self)->texts, mdg_release_texts_unref);
  mdg_report_get_gate (self)->texts = mdg_release_texts_ref (texts);
  mdg_report_set_left_out (self, left_out);
}

MdgReleaseTexts *
mdg_report_get_texts (MdgReport *self)
{
  g_return_val_if_fail (MDG_IS_REPORT (self), NULL);

  return mdg_report_get_gate (self)->texts;
}

void
mdg_report_set_meeting (MdgReport *self,
                        const MdgUuid *meeting)
{
  g_return_if_fail (MDG_IS_REPORT (self));

  mdg_report_get_gate (self)->meeting = *meeting;
}

void
mdg_report_set_numbers (MdgReport *self,
                        const char *number,
                        const char *copy,
                        guint n_copies)
{
  MdgDocument *document;

  g_return_if_fail (MDG_IS_REPORT (self));

  document = mdg_report_get_document (self);
  if (document == NULL || mdg_report_get_gate (self)->version != MDG_VERSION_COMMITTEE)
    return;

  mdg_document_set_marks (document, mdg_document_get_circle (document), number, copy);
  mdg_document_set_n_copies (document, n_copies);
  mdg_document_paginate (document, mdg_document_get_paper (document));
}

void
mdg_report_set_override (MdgReport *self,
                         const char *reason)
{
  g_return_if_fail (MDG_IS_REPORT (self));

  mdg_set_str (&mdg_report_get_gate (self)->override_reason, reason);
}

/* Takes over the leaks, with where they are in words. */
static void
take_leaks (GPtrArray *findings,
            GPtrArray *leaks,
            MdgTable *table)
{
  for (guint i = 0; i < leaks->len; i++)
    {
      MdgReportFinding *finding = g_new0 (MdgReportFinding, 1);
      MdgLeak *leak = leaks->pdata[i];

      finding->leak = leak;
      if (leak->page == MDG_LEAK_METADATA)
        finding->place = g_strdup (_ ("title of the file"));
      else if (table != NULL)
        finding->place = g_strdup_printf (_ ("“%s”, row %u"), mdg_table_get_title (table), leak->line);
      else
        finding->place = g_strdup_printf (_ ("page %u, line %u"), leak->page + 1, leak->line + 1);
      g_ptr_array_add (findings, finding);
    }
  g_ptr_array_set_free_func (leaks, NULL);
}

static gboolean
is_known (GPtrArray *findings,
          const MdgLeak *leak)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const MdgLeak *known = ((MdgReportFinding *) findings->pdata[i])->leak;

      if (known->kind == leak->kind && g_str_equal (known->word, leak->word))
        return TRUE;
    }

  return FALSE;
}

/* The cells of a table as a file has them; what stands on the paper already is told once. */
static void
check_table (MdgTable *table,
             MdgLeakDictionary *dictionary,
             const MdgDate *today,
             GPtrArray *findings)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (MdgLeakLine));
  g_autoptr (GPtrArray) leaks = NULL;
  MdgLeakLine line = { 0, 0, 0, mdg_table_get_title (table) };

  g_array_append_val (lines, line);
  for (guint column = 0; column < mdg_table_get_n_columns (table); column++)
    {
      line = (MdgLeakLine){ 0, 0, lines->len, mdg_table_get_column_label (table, column) };
      g_array_append_val (lines, line);
    }
  for (guint row = 0; row < mdg_table_get_n_rows (table); row++)
    for (guint column = 0; column < mdg_table_get_n_columns (table); column++)
      {
        if (mdg_table_get_column_kind (table, column) != MDG_CELL_TEXT)
          continue;
        line = (MdgLeakLine){ 0, row + 1, lines->len, mdg_table_get_text (table, row, column) };
        g_array_append_val (lines, line);
      }

  leaks = mdg_leak_check (dictionary, (const MdgLeakLine *) (gpointer) lines->data, lines->len, today);
  for (guint i = leaks->len; i > 0; i--)
    if (is_known (findings, leaks->pdata[i - 1]))
      g_ptr_array_remove_index (leaks, i - 1);
  take_leaks (findings, leaks, table);
}

GPtrArray *
mdg_report_check (MdgReport *self,
                  MdgWorkspace *workspace,
                  GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_report_finding_free);
  g_autoptr (MdgLeakDictionary) dictionary = NULL;
  MdgReportGate *gate;
  GPtrArray *tables;
  MdgDate today;

  g_return_val_if_fail (MDG_IS_REPORT (self), NULL);

  gate = mdg_report_get_gate (self);
  dictionary = mdg_leak_register_load (workspace, error);
  if (dictionary == NULL)
    return NULL;

  mdg_workspace_get_today (workspace, &today);
  for (guint i = 0; gate->allowed != NULL && i < gate->allowed->len; i++)
    mdg_leak_dictionary_allow (dictionary, gate->allowed->pdata[i]);
  if (mdg_report_get_document (self) != NULL)
    {
      g_autofree char *copy = mdg_document_dup_copy (mdg_report_get_document (self));
      g_autoptr (GPtrArray) leaks = NULL;

      /* The number of a copy looks like a day. */
      mdg_leak_dictionary_allow (dictionary, copy);
      leaks = mdg_document_check_leaks (mdg_report_get_document (self), dictionary, &today);

      take_leaks (findings, leaks, NULL);
    }
  tables = mdg_report_get_tables (self);
  for (guint i = 0; i < tables->len; i++)
    check_table (tables->pdata[i], dictionary, &today, findings);

  return g_steal_pointer (&findings);
}

char *
mdg_report_format_findings (GPtrArray *findings,
                            MdgLeakSeverity severity)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const MdgReportFinding *finding = findings->pdata[i];
      const MdgLeak *leak = finding->leak;

      if (leak->severity != severity || ++n > MAX_TOLD)
        continue;
      g_string_append_printf (text, _ ("%s: “%s” (%s)"), finding->place, leak->word, mdg_leak_kind_get_label (leak->kind));
      if (leak->instead != NULL)
        g_string_append_printf (text, _ (" – instead: “%s”"), leak->instead);
      g_string_append_c (text, '\n');
    }
  if (n > MAX_TOLD)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "and %u more\n", "and %u more\n", n - MAX_TOLD), n - MAX_TOLD);
  if (text->len > 0)
    g_string_truncate (text, text->len - 1);

  return n > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static gboolean
refuse_leaks (MdgReport *self,
              MdgWorkspace *workspace,
              GError **error)
{
  g_autoptr (GPtrArray) findings = mdg_report_check (self, workspace, error);
  g_autofree char *blocked = NULL;
  g_autofree char *warnings = NULL;

  if (findings == NULL)
    return FALSE;

  blocked = mdg_report_format_findings (findings, MDG_LEAK_BLOCKED);
  warnings = mdg_report_format_findings (findings, MDG_LEAK_WARNING);
  if (blocked != NULL && mdg_report_get_gate (self)->override_reason == NULL)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Somebody could be recognised by this sheet. Nothing was given out.\n%s"), blocked);
      return FALSE;
    }
  if (blocked != NULL && mdg_workspace_get_staff (workspace) == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Only a member of staff who is named can release a sheet against a rule. Nothing was given out."));
      return FALSE;
    }
  if (warnings != NULL)
    {
      const char *left_out = mdg_report_get_left_out (self);
      g_autofree char *look = g_strdup_printf (_ ("Words that may be names; look at them before the sheet is handed over:\n%s"), warnings);
      g_autofree char *all = left_out != NULL ? g_strconcat (left_out, "\n", look, NULL) : g_strdup (look);

      mdg_report_set_left_out (self, all);
    }

  return TRUE;
}

/* As it is, but for the numbers of the copies. */
static char *
format_content (MdgReport *self)
{
  MdgDocument *document = mdg_report_get_document (self);
  guint n_copies = document != NULL ? mdg_document_get_n_copies (document) : 0;
  char *content;

  if (n_copies > 0)
    mdg_document_set_n_copies (document, 0);
  content = mdg_kept_sheet_format (self);
  if (n_copies > 0)
    mdg_document_set_n_copies (document, n_copies);

  return content;
}

static gboolean
save_release (MdgReport *self,
              MdgWorkspace *workspace,
              GError **error)
{
  const MdgReportGate *gate = mdg_report_get_gate (self);
  g_autoptr (MdgRecord) release = MDG_RECORD (mdg_release_new ());
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Sheet given out"));
  g_autofree char *content = format_content (self);
  g_autofree char *day = NULL;
  MdgStaff *staff = mdg_workspace_get_staff (workspace);
  MdgDate today;

  if (mdg_workspace_is_read_only (workspace))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("What is given out must be noted, and the register is open for reading only. Nothing was given out."));
      return FALSE;
    }

  mdg_workspace_get_today (workspace, &today);
  day = mdg_date_dup_iso (&today);
  mdg_record_set_text (release, MDG_RELEASE_KIND, mdg_report_get_kind (self));
  mdg_record_set_text (release, MDG_RELEASE_TITLE, mdg_report_get_title (self));
  mdg_record_set_text (release, MDG_RELEASE_VERSION, mdg_version_get_code (gate->version));
  mdg_record_set_text (release, MDG_RELEASE_RELEASED_ON, day);
  mdg_record_set_integer (release, MDG_RELEASE_FISCAL_YEAR, mdg_date_fiscal_year (&today));
  mdg_record_set_text (release, MDG_RELEASE_SPEC, gate->spec);
  mdg_record_set_text (release, MDG_RELEASE_CONTENT, content);
  mdg_record_set_text (release, MDG_RELEASE_CELLS, gate->cells);
  mdg_record_set_text (release, MDG_RELEASE_OVERRIDE_REASON, gate->override_reason);
  if (mdg_report_get_document (self) != NULL && mdg_document_get_n_copies (mdg_report_get_document (self)) > 0)
    mdg_record_set_integer (release, MDG_RELEASE_COPIES, mdg_document_get_n_copies (mdg_report_get_document (self)));
  if (!mdg_uuid_is_nil (&gate->meeting))
    mdg_record_set_reference (release, MDG_RELEASE_MEETING, &gate->meeting);
  if (!mdg_uuid_is_nil (&gate->case_set))
    mdg_record_set_reference (release, MDG_RELEASE_CASE_SET, &gate->case_set);
  if (staff != NULL)
    mdg_record_set_reference (release, MDG_RELEASE_WRITER, mdg_record_get_uuid (MDG_RECORD (staff)));
  mdg_change_add (change, release);

  return mdg_workspace_save (workspace, change, error);
}

gboolean
mdg_report_gate_pass (MdgReport *self,
                      MdgWorkspace *workspace,
                      GError **error)
{
  if (mdg_report_get_gate (self)->version == MDG_VERSION_INTERNAL)
    return TRUE;

  return refuse_leaks (self, workspace, error) && save_release (self, workspace, error);
}
