#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-range-edit.h"

#include "mdg-error.h"
#include "mdg-range-proposal.h"
#include "mdg-visiting-range.h"

#include <glib/gi18n-lib.h>
#include <math.h>

MdgRecord *
mdg_range_edit_resize (MdgRecord *range,
                       double radius)
{
  MdgRecord *edited = mdg_record_dup (range);

  mdg_record_set_integer (edited, MDG_VISITING_RANGE_RADIUS, (gint64) round (radius));

  return edited;
}

/* The towns of a range: as listed, else those whose middle lies in it. */
static GPtrArray *
list_towns (MdgGeography *geography,
            const MdgMappedRange *range,
            MdgRecord *current)
{
  GPtrArray *towns = g_ptr_array_new_with_free_func (g_free);

  if (g_strcmp0 (mdg_record_get_text (current, MDG_VISITING_RANGE_FORM), MDG_RANGE_TOWNS) == 0)
    {
      g_auto (GStrv) codes = mdg_record_dup_codes (current, MDG_VISITING_RANGE_TOWNS);

      for (char **code = codes; *code != NULL; code++)
        g_ptr_array_add (towns, g_strdup (*code));
      return towns;
    }

  for (guint i = 0; range->shape != NULL && i < geography->towns->len; i++)
    {
      const MdgGeographyTown *town = geography->towns->pdata[i];
      MdgPoint middle;

      if (mdg_geometry_get_label_point (town->shape, &middle) && mdg_geometry_contains_point (range->shape, &middle))
        g_ptr_array_add (towns, mdg_uuid_dup_string (&town->uuid));
    }

  return towns;
}

MdgRecord *
mdg_range_edit_toggle (MdgGeography *geography,
                       const MdgMappedRange *range,
                       MdgRecord *current,
                       guint town)
{
  MdgRecord *edited = mdg_record_dup (current);
  g_autoptr (GPtrArray) towns = list_towns (geography, range, current);
  g_autofree char *code = mdg_uuid_dup_string (&((MdgGeographyTown *) geography->towns->pdata[town])->uuid);
  guint at;

  if (g_ptr_array_find_with_equal_func (towns, code, g_str_equal, &at))
    g_ptr_array_remove_index (towns, at);
  else
    g_ptr_array_add (towns, g_steal_pointer (&code));
  g_ptr_array_add (towns, NULL);
  mdg_record_set_text (edited, MDG_VISITING_RANGE_FORM, MDG_RANGE_TOWNS);
  mdg_record_set_text (edited, MDG_VISITING_RANGE_CENTRE, NULL);
  mdg_record_set_integer (edited, MDG_VISITING_RANGE_RADIUS, MDG_NO_INTEGER);
  mdg_record_set_text (edited, MDG_VISITING_RANGE_SHAPE, NULL);
  mdg_record_set_codes (edited, MDG_VISITING_RANGE_TOWNS, (const char *const *) towns->pdata);

  return edited;
}

MdgChange *
mdg_range_edit_save (MdgRecord *edited)
{
  MdgChange *change = mdg_change_new (N_ ("Visiting range changed"));

  mdg_change_add (change, edited);

  return change;
}

static void
copy_shape (MdgRecord *to,
            MdgRecord *from)
{
  g_auto (GStrv) towns = mdg_record_dup_codes (from, MDG_VISITING_RANGE_TOWNS);
  static const guint texts[] = { MDG_VISITING_RANGE_FORM, MDG_VISITING_RANGE_CENTRE, MDG_VISITING_RANGE_SHAPE, MDG_VISITING_RANGE_HOURS };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    mdg_record_set_text (to, texts[i], mdg_record_get_text (from, texts[i]));
  mdg_record_set_integer (to, MDG_VISITING_RANGE_RADIUS, mdg_record_get_integer (from, MDG_VISITING_RANGE_RADIUS));
  mdg_record_set_codes (to, MDG_VISITING_RANGE_TOWNS, (const char *const *) towns);
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
mdg_range_edit_propose (MdgWorkspace *workspace,
                        MdgRecord *edited,
                        const char *name,
                        const char *proposed_by)
{
  MdgChange *change = mdg_change_new (N_ ("Proposal for a visiting range made"));
  g_autoptr (MdgRecord) proposal = MDG_RECORD (mdg_range_proposal_new ());
  g_autoptr (MdgRecord) range = MDG_RECORD (mdg_visiting_range_new ());
  MdgStaff *staff = mdg_workspace_get_staff (workspace);

  mdg_record_set_text (proposal, MDG_RANGE_PROPOSAL_NAME, name);
  mdg_record_set_text (proposal, MDG_RANGE_PROPOSAL_PROPOSED_BY, proposed_by);
  set_today (workspace, proposal, MDG_RANGE_PROPOSAL_PROPOSED_ON);
  if (staff != NULL)
    mdg_record_set_reference (proposal, MDG_RANGE_PROPOSAL_STAFF, mdg_record_get_uuid (MDG_RECORD (staff)));
  mdg_change_add (change, proposal);

  copy_shape (range, edited);
  mdg_record_set_text (range, MDG_VISITING_RANGE_NAME, mdg_record_get_text (edited, MDG_VISITING_RANGE_NAME));
  mdg_record_set_text (range, MDG_VISITING_RANGE_SERVICE, mdg_record_get_text (edited, MDG_VISITING_RANGE_SERVICE));
  mdg_record_set_reference (range, MDG_VISITING_RANGE_AGENCY_SERVICE, mdg_record_get_reference (edited, MDG_VISITING_RANGE_AGENCY_SERVICE));
  mdg_record_set_reference (range, MDG_VISITING_RANGE_PROPOSAL, mdg_record_get_uuid (proposal));
  mdg_record_set_reference (range, MDG_VISITING_RANGE_REPLACES, mdg_record_get_uuid (edited));
  mdg_change_add (change, range);

  return change;
}

MdgChange *
mdg_range_edit_agree (MdgWorkspace *workspace,
                      const MdgUuid *proposal,
                      gboolean is_agreed,
                      GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_RANGE_PROPOSAL, proposal, error);
  MdgChange *change;

  if (record == NULL)
    return NULL;

  mdg_record_set_flag (record, MDG_RANGE_PROPOSAL_IS_AGREED, is_agreed);
  mdg_record_set_text (record, MDG_RANGE_PROPOSAL_AGREED_ON, NULL);
  if (is_agreed)
    set_today (workspace, record, MDG_RANGE_PROPOSAL_AGREED_ON);
  change = mdg_change_new (is_agreed ? N_ ("Proposal for visiting ranges agreed") : N_ ("Proposal for visiting ranges not agreed"));
  mdg_change_add (change, record);

  return change;
}

MdgChange *
mdg_range_edit_adopt (MdgWorkspace *workspace,
                      const MdgUuid *proposal,
                      GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_RANGE_PROPOSAL, proposal, error);
  g_autoptr (GPtrArray) ranges = record != NULL ? mdg_workspace_list_children (workspace, MDG_KIND_VISITING_RANGE, MDG_VISITING_RANGE_PROPOSAL, proposal, error) : NULL;
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Proposal for visiting ranges taken over"));

  if (ranges == NULL)
    return NULL;
  if (!mdg_record_get_flag (record, MDG_RANGE_PROPOSAL_IS_AGREED))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The agency has not agreed to this proposal yet."));
      return NULL;
    }

  for (guint i = 0; i < ranges->len; i++)
    {
      const MdgUuid *replaced = mdg_record_get_reference (ranges->pdata[i], MDG_VISITING_RANGE_REPLACES);
      g_autoptr (MdgRecord) range = replaced != NULL ? mdg_workspace_load (workspace, MDG_KIND_VISITING_RANGE, replaced, error) : NULL;

      if (replaced == NULL)
        {
          mdg_record_set_reference (ranges->pdata[i], MDG_VISITING_RANGE_PROPOSAL, NULL);
          mdg_change_add (change, ranges->pdata[i]);
          continue;
        }
      if (range == NULL)
        return NULL;
      copy_shape (range, ranges->pdata[i]);
      mdg_change_add (change, range);
    }

  return g_steal_pointer (&change);
}
