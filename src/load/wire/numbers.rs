//! `stills/numbers.yaml`: the number of each still in file names.

use crate::load::reading::{At, Table};
use crate::load::record::record;
use crate::load::scalars::StillNumber;

record! {
    /// `stills/numbers.yaml`: the number that each still has in file names, for good. `onset number` writes it, and gives
    /// new stills the next numbers.
    pub struct NumbersFile {
        /// Pictures by their paths below `stills/`, each with a number that no other has. The number of a picture that is no
        /// longer there stays taken.
        pub numbers: Table<At<StillNumber>>,
    }
}
