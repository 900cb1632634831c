#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-directory-edit.h"

#include "mdg-error.h"
#include "mdg-hours.h"
#include "mdg-record-table.h"
#include "mdg-search.h"
#include "mdg-text.h"
#include "mdg-town-index.h"
#include "mdg-town.h"

#include <glib/gi18n-lib.h>

#define MAX_CANDIDATES 50

/* What cannot be read cannot answer whether somebody is there at nine in the evening. */
static gboolean
check_hours (MdgRecord *record,
             guint field,
             GError **error)
{
  const char *text = mdg_record_get_text (record, field);
  g_autoptr (MdgHours) hours = text != NULL ? mdg_hours_new (text) : NULL;

  if (text == NULL || hours != NULL)
    return TRUE;

  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The hours “%s” cannot be read. Write them as in 月-金 9:00-17:00、土 9:00-12:00, and what is not about hours into the notes."), text);

  return FALSE;
}

static gboolean
check_number (MdgWorkspace *workspace,
              MdgRecord *agency,
              GError **error)
{
  const char *number = mdg_record_get_text (agency, MDG_AGENCY_NUMBER);
  g_autoptr (GPtrArray) found = number != NULL ? mdg_record_table_list_by_text (mdg_workspace_get_store (workspace), MDG_KIND_AGENCY, MDG_AGENCY_NUMBER, number, error) : NULL;

  if (number == NULL)
    return TRUE;
  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len; i++)
    if (!mdg_uuid_equal (mdg_record_get_uuid (found->pdata[i]), mdg_record_get_uuid (agency)))
      {
        g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("“%s” has the office number %s already. Add the service there."), mdg_record_get_text (found->pdata[i], MDG_AGENCY_NAME), number);
        return FALSE;
      }

  return TRUE;
}

/* Where nobody has said otherwise. */
static void
find_place (MdgWorkspace *workspace,
            MdgRecord *agency)
{
  const char *address = mdg_record_get_text (agency, MDG_AGENCY_ADDRESS);
  MdgTown *town;

  if (address == NULL)
    return;

  town = mdg_town_index_find (mdg_workspace_get_town_index (workspace), address, NULL);
  mdg_record_set_reference (agency, MDG_AGENCY_TOWN, town != NULL ? mdg_record_get_uuid (MDG_RECORD (town)) : NULL);
  mdg_record_set_reference (agency, MDG_AGENCY_AREA, town != NULL ? mdg_record_get_reference (MDG_RECORD (town), MDG_TOWN_AREA) : NULL);
}

static gboolean
set_partner (MdgWorkspace *workspace,
             MdgRecord *link,
             GError **error)
{
  const char *name = mdg_record_get_text (link, MDG_AGENCY_LINK_PARTNER_NAME);
  g_autofree char *folded = name != NULL ? mdg_text_fold_name (name) : NULL;
  g_autoptr (GArray) ids = NULL;

  if (name == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Who is the partner? Write its name."));
      return FALSE;
    }
  ids = mdg_search_list_people (mdg_workspace_get_store (workspace), MDG_KIND_AGENCY, name, MAX_CANDIDATES, error);
  if (ids == NULL)
    return FALSE;

  mdg_record_set_reference (link, MDG_AGENCY_LINK_PARTNER, NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (MdgRecord) found = mdg_record_table_load_by_id (mdg_workspace_get_store (workspace), MDG_KIND_AGENCY, g_array_index (ids, gint64, i), NULL);
      g_autofree char *other = found != NULL ? mdg_text_fold_name (mdg_record_get_text (found, MDG_AGENCY_NAME)) : NULL;

      if (g_strcmp0 (other, folded) != 0)
        continue;
      mdg_record_set_reference (link, MDG_AGENCY_LINK_PARTNER, mdg_record_get_uuid (found));
      mdg_record_set_text (link, MDG_AGENCY_LINK_PARTNER_NAME, NULL);
      break;
    }

  return TRUE;
}

static gboolean
prepare (MdgWorkspace *workspace,
         MdgRecord *record,
         GError **error)
{
  switch ((guint) mdg_record_get_kind (record))
    {
    case MDG_KIND_AGENCY:
      find_place (workspace, record);
      return check_number (workspace, record, error) && check_hours (record, MDG_AGENCY_HOURS, error);
    case MDG_KIND_AGENCY_SERVICE:
      return check_hours (record, MDG_AGENCY_SERVICE_HOURS, error);
    case MDG_KIND_AGENCY_CONTACT:
      return check_hours (record, MDG_AGENCY_CONTACT_HOURS, error);
    case MDG_KIND_AGENCY_LINK:
      return set_partner (workspace, record, error);
    default:
      return TRUE;
    }
}

MdgChange *
mdg_directory_edit (MdgWorkspace *workspace,
                    MdgRecord *record,
                    GError **error)
{
  g_autoptr (MdgChange) change = NULL;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  if (!prepare (workspace, record, error) || !mdg_record_validate (record, error))
    return NULL;

  change = mdg_change_new (N_ ("Directory changed"));
  mdg_change_add (change, record);

  return g_steal_pointer (&change);
}
