#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-hand-raising.h"

#include "mdg-describe.h"
#include "mdg-hand-raises.h"
#include "mdg-referral-code.h"
#include "mdg-referral.h"
#include "mdg-sheet-document.h"

#include <glib/gi18n-lib.h>

/* Room to write in, in millimetres. */
#define REPLY_HEIGHT 16
#define WORDS_HEIGHT 26
#define FAX_SIZE 10.5

static MdgTable *
new_table (MdgWorkspace *workspace,
           GPtrArray *hands)
{
  static const guint fields[] = { MDG_HAND_RAISE_PROFESSION, MDG_HAND_RAISE_NAME, MDG_HAND_RAISE_PHONE, MDG_HAND_RAISE_WAY, MDG_HAND_RAISE_DUE, MDG_HAND_RAISE_REPLIED_ON, MDG_HAND_RAISE_WORDS, MDG_HAND_RAISE_REFUSAL };
  MdgTable *table = mdg_table_new ("hands", _ ("Hands raised"));

  mdg_table_add_column (table, _ ("State"), MDG_CELL_TEXT, 1.8);
  mdg_table_add_column (table, _ ("Profession"), MDG_CELL_TEXT, 2);
  mdg_table_add_column (table, _ ("Who was asked"), MDG_CELL_TEXT, 3.6);
  mdg_table_add_column (table, _ ("Telephone"), MDG_CELL_TEXT, 2.8);
  mdg_table_add_column (table, _ ("Asked how"), MDG_CELL_TEXT, 1.4);
  mdg_table_add_column (table, _ ("Reply until"), MDG_CELL_TEXT, 1.9);
  mdg_table_add_column (table, _ ("Replied on"), MDG_CELL_TEXT, 1.9);
  mdg_table_add_column (table, _ ("Words of the reply"), MDG_CELL_TEXT, 3.4);
  mdg_table_add_column (table, _ ("Why not"), MDG_CELL_TEXT, 1.6);
  for (guint i = 0; i < hands->len; i++)
    {
      guint row = mdg_table_add_row (table, NULL, 0);

      mdg_table_set_text (table, row, 0, mdg_hand_standing_get_label (mdg_hand_raises_get_standing (workspace, hands->pdata[i])));
      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        {
          g_autofree char *value = mdg_describe_value (workspace, hands->pdata[i], fields[f]);

          mdg_table_set_text (table, row, f + 1, value);
        }
    }

  return table;
}

static char *
dup_number (MdgRecord *referral)
{
  const char *number = mdg_record_get_text (referral, MDG_REFERRAL_NUMBER);

  return number != NULL ? mdg_referral_number_format (number) : g_strdup (_ ("without a number"));
}

/* "80代 女 要介護2 緑ヶ丘圏域": nothing that tells who it is. */
static char *
dup_person (MdgWorkspace *workspace,
            MdgRecord *referral)
{
  g_autofree char *sex = mdg_describe_value (workspace, referral, MDG_REFERRAL_SEX);
  g_autofree char *care = mdg_describe_value (workspace, referral, MDG_REFERRAL_CARE_LEVEL);
  g_autofree char *area = mdg_describe_value (workspace, referral, MDG_REFERRAL_AREA);
  int age = mdg_describe_age (mdg_record_get_text (referral, MDG_REFERRAL_BIRTH), mdg_record_get_integer (referral, MDG_REFERRAL_AGE), mdg_record_get_text (referral, MDG_REFERRAL_RECEIVED_AT), mdg_record_get_text (referral, MDG_REFERRAL_RECEIVED_AT));
  g_autoptr (GString) text = g_string_new (mdg_age_band (age));

  for (guint i = 0; i < 3; i++)
    {
      const char *more = i == 0 ? sex : i == 1 ? care
                                               : area;

      if (*more != '\0')
        g_string_append_printf (text, "　%s", more);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The latest day that was set for a reply. */
static char *
dup_due (MdgWorkspace *workspace,
         GPtrArray *hands)
{
  const char *last = NULL;
  MdgDate date;

  for (guint i = 0; i < hands->len; i++)
    {
      const char *due = mdg_record_get_text (hands->pdata[i], MDG_HAND_RAISE_DUE);

      if (due != NULL && g_strcmp0 (due, last) > 0)
        last = due;
    }

  return last != NULL && mdg_date_parse_iso (last, &date) ? mdg_date_format_long (&date) : g_strdup ("");
}

/* What is asked is written anew by hand where the text of the request would tell too much, so it is left to write in. */
static void
fill_call (MdgWorkspace *workspace,
           MdgSheetDocument *document,
           MdgRecord *referral,
           GPtrArray *hands)
{
  g_autofree char *number = dup_number (referral);
  g_autofree char *person = dup_person (workspace, referral);
  g_autofree char *kind = mdg_describe_value (workspace, referral, MDG_REFERRAL_KIND);
  g_autofree char *due = dup_due (workspace, hands);

  mdg_sheet_document_add_text (document, _ ("We are looking for those who can take this on. Please reply by FAX or telephone with what you can do. Details follow once hands are raised."), MDG_ALIGN_LEFT, 0, FAX_SIZE);
  mdg_sheet_document_add_field (document, C_ ("print", "Number"), number, 0);
  mdg_sheet_document_add_field (document, C_ ("print", "Request"), kind, 0);
  mdg_sheet_document_add_field (document, C_ ("print", "Person"), person, 0);
  mdg_sheet_document_add_field (document, C_ ("print", "What is needed"), "", WORDS_HEIGHT);
  mdg_sheet_document_add_field (document, C_ ("print", "Days and hours"), "", REPLY_HEIGHT);
  mdg_sheet_document_add_field (document, _ ("Reply until"), due, 0);
  mdg_sheet_document_add_heading (document, C_ ("print", "Reply"));
  mdg_sheet_document_add_field (document, C_ ("print", "Agency and name"), "", REPLY_HEIGHT);
  mdg_sheet_document_add_field (document, _ ("Reply"), C_ ("print", "☐ We raise a hand　☐ On conditions　☐ We decline"), 0);
  mdg_sheet_document_add_field (document, C_ ("print", "Conditions or reason"), "", WORDS_HEIGHT);
  mdg_sheet_document_add_field (document, _ ("Telephone"), "", 10);
}

static void
fill_team (MdgWorkspace *workspace,
           MdgSheetDocument *document,
           MdgRecord *referral,
           GPtrArray *hands,
           MdgTable *table)
{
  g_autofree char *number = dup_number (referral);
  g_autofree char *kind = mdg_describe_value (workspace, referral, MDG_REFERRAL_KIND);
  g_autofree char *unmet = mdg_describe_value (workspace, referral, MDG_REFERRAL_UNMET);
  const char *name = mdg_record_get_text (referral, MDG_REFERRAL_SUBJECT_NAME);
  g_autoptr (GString) team = g_string_new (NULL);

  for (guint i = 0; i < hands->len; i++)
    if (mdg_record_get_flag (hands->pdata[i], MDG_HAND_RAISE_IS_CHOSEN))
      {
        g_autofree char *profession = mdg_describe_value (workspace, hands->pdata[i], MDG_HAND_RAISE_PROFESSION);
        const char *phone = mdg_record_get_text (hands->pdata[i], MDG_HAND_RAISE_PHONE);

        g_string_append_printf (team, "%s%s　%s　%s", team->len > 0 ? "\n" : "", profession, mdg_record_get_text (hands->pdata[i], MDG_HAND_RAISE_NAME), phone != NULL ? phone : "");
      }
  mdg_sheet_document_add_field (document, C_ ("print", "Number"), number, 0);
  mdg_sheet_document_add_field (document, C_ ("print", "Request"), kind, 0);
  mdg_sheet_document_add_field (document, _ ("Person concerned"), name != NULL ? name : "", 0);
  mdg_sheet_document_add_field (document, C_ ("print", "Team"), team->len > 0 ? team->str : C_ ("print", "nobody chosen yet"), 0);
  if (*unmet != '\0')
    mdg_sheet_document_add_field (document, _ ("Why nobody is available"), unmet, 0);
  mdg_sheet_document_add_heading (document, C_ ("print", "Who was asked and what they answered"));
  mdg_sheet_document_add_table (document, table, 0);
}

MdgReport *
mdg_report_hand_raising_new (MdgWorkspace *workspace,
                             const MdgUuid *referral,
                             MdgHandPaper paper,
                             GError **error)
{
  const char *title = paper == MDG_HAND_PAPER_CALL ? C_ ("print", "Call for hands") : C_ ("print", "Hands raised and team");
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_REFERRAL, referral, error);
  g_autoptr (GPtrArray) hands = record != NULL ? mdg_hand_raises_list (workspace, referral, error) : NULL;
  g_autoptr (MdgTable) table = NULL;
  MdgSheetDocument *document;
  MdgReport *report;

  if (hands == NULL)
    return NULL;

  document = mdg_sheet_document_new (title);
  report = mdg_report_new (paper == MDG_HAND_PAPER_CALL ? "hand-call" : "hand-raising", title);
  if (paper == MDG_HAND_PAPER_CALL)
    {
      mdg_document_set_fax (MDG_DOCUMENT (document), TRUE);
      fill_call (workspace, document, record, hands);
    }
  else
    {
      table = new_table (workspace, hands);
      fill_team (workspace, document, record, hands, table);
      mdg_report_take_table (report, g_steal_pointer (&table));
    }
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);

  return report;
}
