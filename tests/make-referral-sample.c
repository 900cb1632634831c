#include "mdg-referral-sample.h"

/* Makes the register of the tests of referrals as a file, to try the program on by hand. */
int
main (int argc,
      char *argv[])
{
  MdgWorkspace *workspace;

  g_assert_cmpint (argc, ==, 2);
  workspace = mdg_referral_sample_open (argv[1]);
  mdg_workspace_close (workspace);
  g_object_unref (workspace);

  return 0;
}
