#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-releases.h"

#include "mdg-error.h"
#include "mdg-record-table.h"

#include <glib/gi18n-lib.h>

static int
compare_releases (gconstpointer a,
                  gconstpointer b)
{
  MdgRecord *x = *(MdgRecord *const *) a;
  MdgRecord *y = *(MdgRecord *const *) b;
  int order = g_strcmp0 (mdg_record_get_text (y, MDG_RELEASE_RELEASED_ON), mdg_record_get_text (x, MDG_RELEASE_RELEASED_ON));

  return order != 0 ? order : (mdg_record_get_id (y) < mdg_record_get_id (x) ? -1 : 1);
}

static int
compare_copies (gconstpointer a,
                gconstpointer b)
{
  gint64 x = mdg_record_get_integer (*(MdgRecord *const *) a, MDG_RELEASE_COPY_NUMBER);
  gint64 y = mdg_record_get_integer (*(MdgRecord *const *) b, MDG_RELEASE_COPY_NUMBER);

  return x < y ? -1 : x > y;
}

GPtrArray *
mdg_releases_list (MdgWorkspace *workspace,
                   GError **error)
{
  GPtrArray *releases = mdg_workspace_list (workspace, MDG_KIND_RELEASE, error);

  if (releases != NULL)
    g_ptr_array_sort (releases, compare_releases);

  return releases;
}

GPtrArray *
mdg_releases_list_ever (MdgWorkspace *workspace,
                        GError **error)
{
  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  return mdg_record_table_list_ever (mdg_workspace_get_store (workspace), MDG_KIND_RELEASE, error);
}

GPtrArray *
mdg_releases_list_copies (MdgWorkspace *workspace,
                          const MdgUuid *release,
                          GError **error)
{
  GPtrArray *copies = mdg_workspace_list_children (workspace, MDG_KIND_RELEASE_COPY, MDG_RELEASE_COPY_RELEASE, release, error);

  if (copies != NULL)
    g_ptr_array_sort (copies, compare_copies);

  return copies;
}

static void
set_today (MdgWorkspace *workspace,
           MdgRecord *record,
           guint field)
{
  g_autofree char *iso = NULL;
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);
  iso = mdg_date_dup_iso (&today);
  mdg_record_set_text (record, field, iso);
}

MdgChange *
mdg_releases_new_copies (MdgWorkspace *workspace,
                         const MdgUuid *release,
                         const char *const *recipients,
                         const char *handed_on,
                         GError **error)
{
  g_autoptr (GPtrArray) copies = mdg_releases_list_copies (workspace, release, error);
  g_autoptr (MdgRecord) sheet = copies != NULL ? mdg_workspace_load (workspace, MDG_KIND_RELEASE, release, error) : NULL;
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Copies handed over"));
  gint64 number = copies != NULL && copies->len > 0 ? mdg_record_get_integer (copies->pdata[copies->len - 1], MDG_RELEASE_COPY_NUMBER) : 0;

  if (sheet == NULL)
    return NULL;
  if (recipients == NULL || *recipients == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Say who gets a copy, one name a line."));
      return NULL;
    }

  for (; *recipients != NULL; recipients++)
    {
      g_autoptr (MdgRecord) copy = MDG_RECORD (mdg_release_copy_new ());

      mdg_record_set_reference (copy, MDG_RELEASE_COPY_RELEASE, release);
      mdg_record_set_integer (copy, MDG_RELEASE_COPY_NUMBER, ++number);
      mdg_record_set_text (copy, MDG_RELEASE_COPY_RECIPIENT, *recipients);
      mdg_record_set_text (copy, MDG_RELEASE_COPY_STATUS, "handed");
      if (handed_on != NULL)
        mdg_record_set_text (copy, MDG_RELEASE_COPY_HANDED_ON, handed_on);
      else
        set_today (workspace, copy, MDG_RELEASE_COPY_HANDED_ON);
      mdg_change_add (change, copy);
    }
  if (mdg_record_get_integer (sheet, MDG_RELEASE_COPIES) == MDG_NO_INTEGER || mdg_record_get_integer (sheet, MDG_RELEASE_COPIES) < number)
    mdg_record_set_integer (sheet, MDG_RELEASE_COPIES, number);
  mdg_change_add (change, sheet);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_releases_new_tick (MdgWorkspace *workspace,
                       const MdgUuid *copy,
                       const char *status,
                       GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_RELEASE_COPY, copy, error);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("State of a copy changed"));

  if (record == NULL)
    return NULL;
  if (mdg_vocabularies_find (mdg_workspace_get_vocabularies (workspace), "copy_state", status, 0) == NULL)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("A copy cannot be “%s”. Nothing was changed."), status);
      return NULL;
    }
  if (g_strcmp0 (mdg_record_get_text (record, MDG_RELEASE_COPY_STATUS), status) == 0)
    return NULL;

  mdg_record_set_text (record, MDG_RELEASE_COPY_STATUS, status);
  if (g_str_equal (status, "handed"))
    mdg_record_set_text (record, MDG_RELEASE_COPY_DONE_ON, NULL);
  else
    set_today (workspace, record, MDG_RELEASE_COPY_DONE_ON);
  mdg_change_add (change, record);

  return g_steal_pointer (&change);
}

gboolean
mdg_releases_count_copies (MdgWorkspace *workspace,
                           const MdgUuid *release,
                           MdgCopyCount *count,
                           GError **error)
{
  g_autoptr (GPtrArray) copies = mdg_releases_list_copies (workspace, release, error);

  *count = (MdgCopyCount){ 0 };
  for (guint i = 0; copies != NULL && i < copies->len; i++)
    {
      const char *status = mdg_record_get_text (copies->pdata[i], MDG_RELEASE_COPY_STATUS);

      count->n++;
      count->n_out += g_strcmp0 (status, "handed") == 0 ? 1 : 0;
      count->n_missing += g_strcmp0 (status, "missing") == 0 ? 1 : 0;
    }

  return copies != NULL;
}
