#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-forms-private.h"

#include "mdg-error.h"
#include "mdg-json-check.h"
#include "mdg-number-table.h"
#include "mdg-record-table.h"
#include "mdg-referral-code.h"
#include "mdg-referral.h"
#include "mdg-subject.h"
#include "mdg-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORM "outreach"
#define PREFERENCE "form." FORM
#define MAX_FILE (256 * 1024)

/* The report of one or more forms; a spreadsheet of it looks like its paper. */
#define MDG_TYPE_FORM_REPORT (mdg_form_report_get_type ())
G_DECLARE_FINAL_TYPE (MdgFormReport, mdg_form_report, MDG, FORM_REPORT, MdgReport)

struct _MdgFormReport
{
  MdgReport parent_instance;

  char *reason; /* why it may go by FAX against the rule */
};

G_DEFINE_FINAL_TYPE (MdgFormReport, mdg_form_report, MDG_TYPE_REPORT)

G_STATIC_ASSERT ((int) MDG_FORM_BOX_NOTE == (int) MDG_XLSX_CELL_NOTE);

static GArray *
list_cells (GPtrArray *boxes)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (MdgXlsxFormCell));

  for (guint i = 0; i < boxes->len; i++)
    {
      const MdgFormBox *box = boxes->pdata[i];
      MdgXlsxFormCell cell = { (MdgXlsxCellKind) box->kind, box->x, box->y, box->width, box->height, box->text };

      g_array_append_val (cells, cell);
    }

  return cells;
}

static gboolean
write_forms_xlsx (MdgReport *report,
                  const MdgXlsxPage *page,
                  const char *path,
                  GError **error)
{
  MdgFormDocument *document = MDG_FORM_DOCUMENT (mdg_report_get_document (report));
  g_autoptr (GPtrArray) boxes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) forms = g_array_new (FALSE, FALSE, sizeof (MdgXlsxForm));

  for (guint i = 0; i < mdg_form_document_get_n_forms (document); i++)
    {
      const MdgFormData *data = mdg_form_document_get_form (document, i);
      const char *number = mdg_form_data_get_number (data);
      GPtrArray *form_boxes = mdg_form_layout_list_boxes (mdg_form_document_get_layout (document), data);
      GArray *form_cells = list_cells (form_boxes);
      MdgXlsxForm form = { number != NULL ? number : mdg_report_get_title (report), (const MdgXlsxFormCell *) (gpointer) form_cells->data, form_cells->len };

      g_ptr_array_add (boxes, form_boxes);
      g_ptr_array_add (cells, form_cells);
      g_array_append_val (forms, form);
    }

  return mdg_xlsx_write_forms ((const MdgXlsxForm *) (gpointer) forms->data, forms->len, page, path, error);
}

/* The audit keeps the reason beside the output. */
static gboolean
put_out_form (MdgReport *report,
              MdgWorkspace *workspace,
              GError **error)
{
  const char *reason = MDG_FORM_REPORT (report)->reason;
  g_autofree char *detail = reason != NULL ? g_strdup_printf (_ ("FAX against the rule: %s"), reason) : NULL;

  return detail == NULL || mdg_output_record (workspace, "fax", detail, error);
}

static void
mdg_form_report_finalize (GObject *object)
{
  g_free (MDG_FORM_REPORT (object)->reason);

  G_OBJECT_CLASS (mdg_form_report_parent_class)->finalize (object);
}

static void
mdg_form_report_class_init (MdgFormReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_form_report_finalize;
  MDG_REPORT_CLASS (klass)->write_xlsx = write_forms_xlsx;
  MDG_REPORT_CLASS (klass)->put_out = put_out_form;
}

static void
mdg_form_report_init (MdgFormReport *self)
{
}

char *
mdg_forms_dup_settings (MdgWorkspace *workspace)
{
  char *settings = mdg_workspace_dup_preference (workspace, PREFERENCE);

  if (settings != NULL && *settings == '\0')
    g_clear_pointer (&settings, g_free);

  return settings;
}

static char *
dup_file_beside (MdgWorkspace *workspace)
{
  const char *path = mdg_workspace_get_path (workspace);
  const char *name = strrchr (path, G_DIR_SEPARATOR);
  const char *dot = strrchr (path, '.');
  g_autofree char *stem = dot != NULL && (name == NULL || dot > name) ? g_strndup (path, (gsize) (dot - path)) : g_strdup (path);

  return g_strconcat (stem, ".form.json", NULL);
}

/* NULL without an error where there is no file. */
static char *
load_file_beside (MdgWorkspace *workspace,
                  GError **error)
{
  g_autofree char *path = dup_file_beside (workspace);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;
  gsize length;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return NULL;
  if (!g_file_get_contents (path, &text, &length, &local))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("The form could not be read from “%s”: %s"), name, local->message);
      return NULL;
    }
  if (length > MAX_FILE || memchr (text, '\0', length) != NULL || !mdg_json_check (text, &local))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The form in “%s” cannot be used: %s"), name, local != NULL ? local->message : _ ("it is no text of at most 256 KB."));
      return NULL;
    }

  return g_steal_pointer (&text);
}

/* The list of targets that the centre chose for its pages, unless the form says otherwise. */
static char *
dup_default_settings (MdgWorkspace *workspace)
{
  const char *list = mdg_record_get_text (MDG_RECORD (mdg_workspace_get_centre (workspace)), MDG_CENTRE_TARGET_LIST);

  if (g_strcmp0 (list, "mt") == 0)
    return g_strdup ("{\"targets\":\"matsudo\"}");
  if (g_strcmp0 (list, "sg") == 0)
    return g_strdup ("{\"targets\":\"sagamihara\"}");

  return NULL;
}

static MdgFormLayout *
new_layout (MdgWorkspace *workspace,
            const char *settings,
            GError **error)
{
  MdgRecord *centre = MDG_RECORD (mdg_workspace_get_centre (workspace));
  const MdgFormNames names = {
    .centre = mdg_record_get_text (centre, MDG_CENTRE_NAME),
    .city = mdg_record_get_text (centre, MDG_CENTRE_CITY),
    .fax = mdg_record_get_text (centre, MDG_CENTRE_FAX),
  };

  return mdg_form_layout_new (FORM, settings, &names, error);
}

char *
mdg_forms_load_settings (MdgWorkspace *workspace,
                         GError **error)
{
  g_autofree char *settings = mdg_forms_dup_settings (workspace);
  g_autoptr (GError) local = NULL;

  if (settings == NULL)
    settings = load_file_beside (workspace, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (settings == NULL)
    settings = dup_default_settings (workspace);

  return settings != NULL ? g_steal_pointer (&settings) : g_strdup ("{}");
}

MdgFormLayout *
mdg_forms_load_layout (MdgWorkspace *workspace,
                       GError **error)
{
  g_autofree char *settings = mdg_forms_load_settings (workspace, error);

  return settings != NULL ? new_layout (workspace, settings, error) : NULL;
}

gboolean
mdg_forms_save_settings (MdgWorkspace *workspace,
                         const char *settings,
                         GError **error)
{
  g_autoptr (MdgFormLayout) layout = NULL;

  if (settings != NULL && !mdg_json_check (settings, error))
    return FALSE;
  layout = new_layout (workspace, settings, error);

  return layout != NULL && mdg_workspace_set_preference (workspace, PREFERENCE, settings != NULL ? settings : "", error);
}

static MdgReport *
new_report (MdgWorkspace *workspace,
            const char *title,
            MdgFormDocument *document,
            gboolean fax)
{
  MdgReport *report = g_object_new (MDG_TYPE_FORM_REPORT, NULL);

  mdg_report_set_kind (report, "form", title);
  mdg_document_set_fax (MDG_DOCUMENT (document), fax);
  mdg_document_set_version (MDG_DOCUMENT (document), fax ? _ ("FAX version") : "");
  mdg_report_take_document (report, workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);

  return report;
}

typedef struct
{
  MdgDate today;
  guint n;
} Serials;

static gpointer
work_serials (MdgStore *store,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  Serials *serials = data;
  g_auto (GStrv) taken = NULL;

  if (!mdg_store_begin (store, error))
    return NULL;
  taken = mdg_number_table_take_serials (store, &serials->today, serials->n, error);
  if (taken != NULL && mdg_store_commit (store, error))
    return g_steal_pointer (&taken);
  if (taken == NULL)
    mdg_store_rollback (store);

  return NULL;
}

/* Serials come from the register, so that no two desks print the same; like rows of the audit they are taken even while another
   program edits records. */
static char **
take_serials (MdgWorkspace *workspace,
              guint n,
              GError **error)
{
  Serials serials = { .n = n };
  g_autoptr (MdgStore) store = NULL;

  mdg_workspace_get_today (workspace, &serials.today);
  if (mdg_workspace_get_writer (workspace) != NULL)
    return mdg_store_thread_run (mdg_workspace_get_writer (workspace), work_serials, &serials, error);

  store = mdg_store_open (mdg_workspace_get_path (workspace), MDG_STORE_READ_WRITE, error);

  return store != NULL ? work_serials (store, &serials, NULL, error) : NULL;
}

MdgReport *
mdg_forms_new_blank (MdgWorkspace *workspace,
                     guint n,
                     gboolean fax,
                     GError **error)
{
  g_autoptr (MdgFormLayout) layout = mdg_forms_load_layout (workspace, error);
  g_auto (GStrv) serials = NULL;
  MdgFormDocument *document;

  g_return_val_if_fail (n > 0 && n <= MDG_FORMS_MOST_BLANK, NULL);

  serials = layout != NULL ? take_serials (workspace, n, error) : NULL;
  if (serials == NULL)
    return NULL;

  document = mdg_form_document_new (layout);
  for (guint i = 0; i < n; i++)
    {
      MdgFormData *data = mdg_form_data_new ();
      g_autofree char *shown = mdg_referral_number_format (serials[i]);
      g_autofree char *code = mdg_referral_code_format (serials[i]);

      mdg_form_data_set_serial (data, shown, code);
      mdg_form_document_take_form (document, data);
    }

  return new_report (workspace, n == 1 ? _ ("Request form (blank)") : _ ("Request forms (blank)"), document, fax);
}

gboolean
mdg_forms_check_fax (MdgWorkspace *workspace,
                     MdgRecord *referral,
                     GError **error)
{
  const MdgUuid *uuid = mdg_record_get_reference (referral, MDG_REFERRAL_SUBJECT);
  g_autoptr (MdgRecord) subject = uuid != NULL ? mdg_workspace_load (workspace, MDG_KIND_SUBJECT, uuid, NULL) : NULL;
  g_autofree char *shown = mdg_referral_number_format (mdg_record_get_text (referral, MDG_REFERRAL_NUMBER));
  const char *name = shown != NULL ? shown : _ ("The draft");
  const char *text = mdg_record_get_text (referral, MDG_REFERRAL_REQUEST_TEXT);

  if (mdg_record_get_flag (referral, MDG_REFERRAL_IS_UNSHAREABLE) || (subject != NULL && mdg_record_get_flag (subject, MDG_SUBJECT_IS_UNSHAREABLE)))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("%s is marked as not to be shared and does not go out by FAX. Hand it over or telephone; to send it all the same, give the reason."), name);
      return FALSE;
    }
  if (mdg_record_has_code (referral, MDG_REFERRAL_TARGETS, "mt2") || (text != NULL && strstr (text, "虐待") != NULL))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("%s speaks of suspected abuse and does not go out by FAX. Hand it over or telephone; to send it all the same, give the reason."), name);
      return FALSE;
    }

  return TRUE;
}

MdgRecord *
mdg_forms_find_referral (MdgWorkspace *workspace,
                         const char *typed,
                         GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *number = NULL;
  gboolean is_serial;
  MdgUuid uuid;

  if (mdg_uuid_parse (typed, &uuid))
    return mdg_workspace_load (workspace, MDG_KIND_REFERRAL, &uuid, error);

  number = mdg_referral_code_parse (typed, &is_serial, error);
  found = number != NULL ? mdg_record_table_list_by_text (mdg_workspace_get_store (workspace), MDG_KIND_REFERRAL, is_serial ? MDG_REFERRAL_FORM_SERIAL : MDG_REFERRAL_NUMBER, number, error) : NULL;
  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return g_object_ref (found->pdata[0]);

  g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("There is no referral “%s” in this register."), typed);

  return NULL;
}

static char *
dup_title (GPtrArray *referrals,
           const MdgFormsRequest *request)
{
  g_autofree char *shown = mdg_referral_number_format (mdg_record_get_text (referrals->pdata[0], MDG_REFERRAL_NUMBER));
  g_autofree char *count = g_strdup_printf ("%u", referrals->len);
  g_autofree char *title = NULL;

  if (referrals->len > 1)
    title = g_strdup_printf (_ ("Request forms (%s)"), count);
  else if (shown != NULL)
    title = g_strdup_printf (_ ("Request form %s"), shown);
  else
    title = g_strdup (_ ("Request form (draft)"));

  return request->fax ? g_strdup_printf (_ ("%s for FAX"), title) : g_steal_pointer (&title);
}

/* The free texts are other people's words: what in them still tells who is meant is said beside the preview. */
static gboolean
warn (MdgWorkspace *workspace,
      MdgReport *report,
      MdgFormDocument *document,
      GError **error)
{
  g_autofree char *telling = mdg_forms_list_telling (workspace, document, error);
  const char *always = _ ("The FAX version has initials and the town. Read the free texts once more before sending: other names in them are as they were written.");
  g_autofree char *found = NULL;

  if (telling == NULL)
    return FALSE;

  if (*telling != '\0')
    found = g_strdup_printf (_ ("%s\nIn the texts stand: %s."), always, telling);
  mdg_report_set_left_out (report, found != NULL ? found : always);

  return TRUE;
}

MdgReport *
mdg_forms_new_filled (MdgWorkspace *workspace,
                      GPtrArray *referrals,
                      const MdgFormsRequest *request,
                      GError **error)
{
  g_autoptr (MdgFormLayout) layout = NULL;
  MdgFormDocument *document;
  MdgReport *report;
  g_autofree char *title = NULL;

  g_return_val_if_fail (referrals != NULL && referrals->len > 0, NULL);

  for (guint i = 0; i < referrals->len && request->fax && request->reason == NULL; i++)
    if (!mdg_forms_check_fax (workspace, referrals->pdata[i], error))
      return NULL;
  layout = mdg_forms_load_layout (workspace, error);
  if (layout == NULL)
    return NULL;

  document = mdg_form_document_new (layout);
  mdg_form_document_set_copies (document, request->copies);
  for (guint i = 0; i < referrals->len; i++)
    mdg_form_document_take_form (document, mdg_forms_new_data (workspace, referrals->pdata[i], request->fax));
  title = dup_title (referrals, request);
  report = new_report (workspace, title, document, request->fax);
  if (request->fax && !warn (workspace, report, document, error))
    {
      g_object_unref (report);
      return NULL;
    }
  MDG_FORM_REPORT (report)->reason = request->fax ? g_strdup (request->reason) : NULL;

  return report;
}
